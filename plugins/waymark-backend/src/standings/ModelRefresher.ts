import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type { ProvidedFacts } from '../facts/ProvidedFacts';
import type { CatalogModels } from '../kernel/catalog/CatalogModels';
import type { Ledger } from '../ledger/Ledger';
import type {
  AssessModelOptions,
  MaturityService,
} from '../maturity/MaturityService';
import type { BandLegend } from '../metrics/bands';
import { computeFigures } from '../metrics/computeFigures';
import { figuresSince } from '../metrics/figuresSince';
import { DAY } from '../metrics/window';
import type { ProjectionReader } from '../projections/ProjectionReader';
import { makeRollupRows } from './makeRollupRows';
import { legendDigest, makeSnapshot } from './makeSnapshot';
import type { RollupStore } from './RollupStore';
import type { SnapshotStore } from './SnapshotStore';
import { makeStanding } from './Standing';
import type { StandingStore } from './StandingStore';

const LONGEST_WINDOW = 365 * DAY;
/** What facts' figures look back over, milliseconds. */
const FACTS_WINDOW = 90 * DAY;

export type ModelRefresherOptions = {
  catalog: CatalogModels;
  ledger: Ledger;
  projections: ProjectionReader;
  snapshots: SnapshotStore;
  rollupRows: RollupStore;
  standings: StandingStore;
  maturity: MaturityService;
  facts: ProvidedFacts;
  legend: BandLegend;
  logger: LoggerService;
  now?: () => number;
};

/** Makes the rows that lists, roll-ups and overviews are answered from. */
export class ModelRefresher {
  readonly #now: () => number;
  readonly #refreshing = new Map<string, Promise<void>>();

  static create(options: ModelRefresherOptions): ModelRefresher {
    return new ModelRefresher(options);
  }

  private constructor(private readonly options: ModelRefresherOptions) {
    this.#now = options.now ?? Date.now;
  }

  /** Makes one model's row anew, after any that is being made of it */
  async refresh(ref: string, known?: Map<string, Entity>): Promise<void> {
    const before = this.#refreshing.get(ref) ?? Promise.resolve();
    const made = before.catch(() => {}).then(() => this.#make(ref, known));
    this.#refreshing.set(ref, made);
    try {
      await made;
    } finally {
      if (this.#refreshing.get(ref) === made) this.#refreshing.delete(ref);
    }
  }

  async #make(ref: string, all?: Map<string, Entity>): Promise<void> {
    const { catalog, projections, snapshots, rollupRows } = this.options;
    const { maturity, facts, legend } = this.options;
    const entity = all ? all.get(ref) : await catalog.get(ref);
    const now = this.#now();
    const rows = await projections.getRows(ref, {
      since: figuresSince({ from: now - LONGEST_WINDOW, to: now }),
    });
    const { values: providedFacts, stale } = facts.last(entity);
    const known = { entity, rows, now, providedFacts };
    const made = makeSnapshot({ ...known, maturity, legend });
    const forRollups = makeRollupRows(rows, now);
    // What is attested and recorded of teams and the platform makes them no models
    const windows = ref.startsWith('model:') ? forRollups.windows : new Map();
    await rollupRows.put(ref, now, windows);
    await this.#putStanding(ref, known);
    // Last: until then the model counts as not refreshed.
    await snapshots.put({
      model: ref,
      etag: entity?.metadata.etag,
      snapshot: made.snapshot,
      validUntil: Math.min(made.validUntil, forRollups.validUntil),
    });
    if (stale) this.#refreshOnceFactsAreKnown(ref, entity);
  }

  /** Where it stands in every framework; what is no model stands nowhere */
  async #putStanding(ref: string, known: AssessModelOptions): Promise<void> {
    if (!ref.startsWith('model:')) return;
    const { maturity, standings } = this.options;
    const { rows, now } = known;
    const figures = computeFigures(rows, {
      from: now - FACTS_WINDOW,
      to: now,
      asOf: now,
      legend: this.options.legend,
    });
    await standings.put(ref, makeStanding(maturity, { ...known, figures }));
  }

  /** A slow provider must not hold up other models' figures. */
  #refreshOnceFactsAreKnown(ref: string, entity: Entity | undefined): void {
    this.options.facts
      .gather(entity)
      .then(() => this.refresh(ref))
      .catch(error =>
        this.options.logger.warn(`Could not refresh the row of ${ref}`, error),
      );
  }

  /** Makes those rows anew whose window or catalog entity moved on */
  async refreshStale(all: Map<string, Entity>): Promise<void> {
    const { ledger, snapshots, standings, legend } = this.options;
    const [stored, validUntil, withEvents, judged] = await Promise.all([
      snapshots.all(),
      snapshots.validUntil(),
      ledger.listModels(),
      standings.listModels(),
    ]);
    const bandedBy = legendDigest(legend);
    const now = this.#now();
    for (const ref of new Set([
      ...all.keys(),
      ...withEvents,
      ...stored.keys(),
    ])) {
      const row = stored.get(ref);
      const etag = all.get(ref)?.metadata.etag;
      const unjudged = ref.startsWith('model:') && !judged.has(ref);
      const outdated = row?.snapshot.bandedBy !== bandedBy || unjudged;
      const passed = (validUntil.get(ref) ?? 0) <= now;
      if (passed || row?.etag !== etag || outdated) {
        await this.refresh(ref, all);
      }
    }
  }
}
