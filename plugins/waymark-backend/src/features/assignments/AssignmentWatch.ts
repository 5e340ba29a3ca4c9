import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type { ModelAnnotation } from 'backstage-plugin-waymark-node';
import type { Knex } from 'knex';
import type { AnnotationTrust } from '../../intake/ingest/AnnotationTrust';
import { resolveHints } from '../../intake/ingest/ModelResolver';
import { canonicalText, sha256 } from '../../ledger/digest';
import { adoptUnassigned } from './adoptUnassigned';
import type { Assignments } from './Assignments';
import type { UnassignedStore } from '../../ledger/UnassignedStore';

/** Most events one run assigns. */
const MAX_PER_RUN = 1_000;
/** How long after a change replicas may still judge by what they read before. */
const STALE_MS = 60_000;
/** How often it looks whatever the catalog says: replicas may not have heard it. */
const LOOK_AGAIN_MS = 10 * 60_000;

export type AssignmentWatchOptions = {
  database: Knex;
  store: UnassignedStore;
  assignments: Assignments;
  /** By which native events find their model */
  annotations: readonly ModelAnnotation[];
  /** Which of the catalog's annotations count; all when absent */
  trust?: AnnotationTrust;
  logger: LoggerService;
  now?: () => number;
};

/**
 * Assigns events that named no model when the catalog comes to know one by
 * what they do name, or knew it while it could not be asked. What a person took back stays as they left it.
 */
export class AssignmentWatch {
  readonly #now: () => number;
  #seen?: string;
  #until = 0;
  #looked = 0;

  static create(options: AssignmentWatchOptions): AssignmentWatch {
    return new AssignmentWatch(options);
  }

  private constructor(private readonly options: AssignmentWatchOptions) {
    this.#now = options.now ?? Date.now;
  }

  /** Looks once more while what the catalog says is new, and now and then. */
  async assignKnown(models: Map<string, Entity>): Promise<void> {
    const { annotations, database } = this.options;
    if (this.#seen === undefined) await adoptUnassigned(database, annotations);
    const seen = digestOf(models);
    if (seen !== this.#seen) this.#until = this.#now() + STALE_MS;
    else if (
      this.#now() > this.#until &&
      this.#now() < this.#looked + LOOK_AGAIN_MS
    ) {
      return;
    }
    this.#seen = seen;
    this.#looked = this.#now();
    const assigned = await this.#assign(models);
    if (assigned === 0) return;
    this.#until = this.#now() + STALE_MS;
    this.options.logger.info(
      `Assigned ${assigned} events to models the catalog came to know`,
    );
  }

  async #assign(models: Map<string, Entity>): Promise<number> {
    const { store, assignments } = this.options;
    let left = MAX_PER_RUN;
    for (const { group, type, hints } of await store.listHinted()) {
      const { model, alsoModels, rule } = resolveHints(type, hints, {
        models,
        trust: this.options.trust,
      });
      if (!model) continue;
      if (left === 0) break;
      const options = { limit: left, neverAssigned: true };
      const records = await store.findOpen(group, options);
      await assignments.record(records, {
        model,
        also: alsoModels,
        rule,
        by: 'catalog',
      });
      left -= records.length;
    }
    return MAX_PER_RUN - left;
  }
}

/** Of what models are known by. */
function digestOf(models: Map<string, Entity>): string {
  const known = [...models].map(([ref, { metadata }]) => [
    ref,
    metadata.annotations ?? {},
  ]);
  return sha256(canonicalText(known.sort()));
}
