import { isDeepStrictEqual } from 'node:util';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { WAYMARK_EVENT_PREFIX } from 'backstage-plugin-waymark-common';
import { readReporter } from '../../projections/readReporter';
import { canonicalText, sha256 } from '../../ledger/digest';
import type { Ledger, LedgerEvent } from '../../ledger/Ledger';
import { readReporterContent, type Reporter } from '../../projections/reporter';
import { compareEvents } from '../../projections/order';
import { formatInstant } from '../../kernel/time/instant';
import type { DecisionRecorder } from '../../decisions/DecisionRecorder';

const TYPE = `${WAYMARK_EVENT_PREFIX}reporter.set.0.1.0`;
/** How long this replica trusts its last look at a model, milliseconds. */
const TRUSTED_MS = 15_000;

export type ReporterWatchOptions = {
  ledger: Ledger;
  recorder: DecisionRecorder;
  /** Those of the models that the catalog knows, in one call */
  getEntities: (refs: string[]) => Promise<Map<string, Entity>>;
  logger: LoggerService;
  now?: () => number;
};

/**
 * Makes what the catalog says of a model's reporter an event, so that figures
 * follow from the ledger alone. A model that left the catalog keeps its last.
 */
export class ReporterWatch {
  /** When each model was last looked at, the longest ago first */
  readonly #looked = new Map<string, number>();
  readonly #now: () => number;

  static create(options: ReporterWatchOptions): ReporterWatch {
    return new ReporterWatch(options);
  }

  private constructor(private readonly options: ReporterWatchOptions) {
    this.#now = options.now ?? Date.now;
  }

  /** Looks at models that deployments are told of, soon; returns at once. */
  look(models: string[]): void {
    const now = this.#now();
    for (const [model, at] of this.#looked) {
      if (now - at < TRUSTED_MS) break;
      this.#looked.delete(model);
    }
    const due = models.filter(model => !this.#looked.has(model));
    if (due.length === 0) return;
    for (const model of due) this.#looked.set(model, now);
    this.#lookAt(due).catch(error => {
      for (const model of due) this.#looked.delete(model);
      this.options.logger.warn(
        `Could not tell who reports deployments of ${due.length} models`,
        error,
      );
    });
  }

  /** Records whatever differs between these entities and the ledger. */
  async recordDifferences(entities: Map<string, Entity>): Promise<void> {
    const recorded = latestByModel(
      await this.options.ledger.readDecisions(TYPE),
    );
    for (const [model, entity] of entities) {
      await this.#record(model, entity, recorded.get(model));
    }
  }

  async #lookAt(models: string[]): Promise<void> {
    const entities = await this.options.getEntities(models);
    const [one] = models;
    const recorded = latestByModel(
      await this.options.ledger.readDecisions(
        TYPE,
        models.length === 1 ? { model: one } : {},
      ),
    );
    for (const [model, entity] of entities) {
      await this.#record(model, entity, recorded.get(model));
    }
  }

  async #record(
    model: string,
    entity: Entity,
    latest: LedgerEvent | undefined,
  ): Promise<void> {
    const named = readReporter(entity);
    const known = readReporterContent(latest?.event.subject.content ?? {});
    if (isDeepStrictEqual(toContent(named), toContent(known))) return;
    // Later than the one it replaces, whichever replica's clock that was.
    const at = Math.max(this.#now(), (latest?.time ?? 0) + 1);
    const content = toContent(named);
    await this.options.recorder.record({
      kind: 'reporter.set',
      subjectId: model,
      id: `${model}/${formatInstant(at)}/${sha256(canonicalText(content))}`,
      model,
      at,
      by: 'waymark',
      content,
    });
  }
}

function toContent({ source, byEnvironment }: Reporter) {
  return { reporter: source ?? null, byEnvironment };
}

function latestByModel(events: LedgerEvent[]): Map<string, LedgerEvent> {
  return new Map(
    [...events]
      .sort(compareEvents)
      .flatMap(event => (event.model ? [[event.model, event]] : [])),
  );
}
