import type {
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type {
  ModelPage,
  ModelSummary,
  PlatformMetricId,
  PlatformMetrics,
  PlatformModelPage,
} from 'backstage-plugin-waymark-common';
import type { CatalogGroups } from '../kernel/catalog/CatalogGroups';
import type { CatalogModels } from '../kernel/catalog/CatalogModels';
import type { ProvidedFacts } from '../facts';
import type { Ledger } from '../ledger/Ledger';
import type {
  AssessModelOptions,
  MaturityService,
} from '../maturity/MaturityService';
import type { BandLegend } from '../metrics/bands';
import { computeFigures } from '../metrics/computeFigures';
import { figuresSince, standingSince } from '../metrics/figuresSince';
import { DAY, type Window } from '../metrics/window';
import type { SignalIds } from '../kernel/notify/SignalIds';
import type { ProjectionReader } from '../projections/ProjectionReader';
import { toPage, type PageQuery } from '../kernel/http/page';
import { KnownModels, type KnownModel } from './KnownModels';
import { makeRollupRows } from '../rollups/makeRollupRows';
import { legendDigest, makeSnapshot } from '../standings/makeSnapshot';
import {
  platformMetrics,
  RISK_CONTROLS,
  type CountedModel,
} from '../rollups/platformMetrics';
import { platformModels } from '../rollups/platformModels';
import { isInScope, parseScope } from '../kernel/catalog/scope';
import type { RollupStore } from '../rollups/RollupStore';
import { selectModels, type ModelsFilter } from './selectModels';
import type { SnapshotStore } from '../standings/SnapshotStore';
import { makeStanding } from '../standings/Standing';
import type { StandingStore } from '../standings/StandingStore';
import { toSummary } from './toSummary';

const LONGEST_WINDOW = 365 * DAY;

export type PortfolioOptions = {
  catalog: CatalogModels;
  groups: CatalogGroups;
  ledger: Ledger;
  projections: ProjectionReader;
  snapshots: SnapshotStore;
  rollups: RollupStore;
  standings: StandingStore;
  signalIds: SignalIds;
  maturity: MaturityService;
  facts: ProvidedFacts;
  legend: BandLegend;
  logger: LoggerService;
  now?: () => number;
};

/** What facts' figures look back over, milliseconds. */
const FACTS_WINDOW = 90 * DAY;

/** Lists of models, answered from one row a model. */
export class Portfolio {
  readonly #now: () => number;
  readonly #known: KnownModels;
  readonly #refreshing = new Map<string, Promise<void>>();

  static create(options: PortfolioOptions): Portfolio {
    return new Portfolio(options);
  }

  private constructor(private readonly options: PortfolioOptions) {
    this.#now = options.now ?? Date.now;
    this.#known = KnownModels.create({
      ...options,
      refresh: ref => this.refresh(ref),
    });
  }

  /** The models a caller may see; those in no catalog among them */
  async list(
    credentials: BackstageCredentials,
    filter: ModelsFilter,
    page: PageQuery,
  ): Promise<ModelPage> {
    const { system, tag } = filter;
    const scopes = [
      ...(system ? [parseScope(`system:${system}`)] : []),
      ...(tag ? [parseScope(`tag:${tag}`)] : []),
    ];
    const all = await this.known(credentials);
    const known =
      scopes.length === 0
        ? all
        : all.filter(({ entity }) =>
            scopes.every(
              scope => entity && isInScope(entity, scope, new Set<string>()),
            ),
          );
    const owners = filter.owner
      ? await this.options.groups.withDescendants(filter.owner)
      : undefined;
    const { items, ...rest } = selectModels(known, filter, page, owners);
    const now = this.#now();
    const ids = await this.options.signalIds.of(items.map(({ ref }) => ref));
    return {
      items: items.map(({ ref, entity, snapshot }) => ({
        ...toSummary(ref, entity, snapshot, now),
        signalId: ids.get(ref)!,
      })),
      ...rest,
    };
  }

  /** The same, as lists know them */
  known(credentials: BackstageCredentials): Promise<readonly KnownModel[]> {
    return this.#known.visibleTo(credentials);
  }

  /** How far the golden path reaches, over the models a caller may see */
  async getPlatformMetrics(
    credentials: BackstageCredentials,
    window: Window,
  ): Promise<PlatformMetrics> {
    return platformMetrics(await this.#counted(credentials), window);
  }

  /** The models behind one of these figures */
  async getPlatformModels(
    credentials: BackstageCredentials,
    id: PlatformMetricId,
    page: PageQuery,
  ): Promise<PlatformModelPage> {
    return toPage(platformModels(await this.#counted(credentials), id), page);
  }

  async #counted(credentials: BackstageCredentials): Promise<CountedModel[]> {
    const [known, stored] = await Promise.all([
      this.known(credentials),
      this.options.standings.all(),
    ]);
    return known.map(({ ref, entity, snapshot }) => ({
      ref,
      entity,
      snapshot,
      controls: stored.get(ref)?.frameworks[RISK_CONTROLS]?.owed,
    }));
  }

  /** One model's summary, made now */
  async summarize(
    ref: string,
    entity: Entity | undefined,
  ): Promise<ModelSummary> {
    const { projections, maturity, facts, legend, signalIds } = this.options;
    const [rows, providedFacts, signalId] = await Promise.all([
      projections.getRows(ref, { since: standingSince(this.#now()) }),
      facts.gather(entity),
      signalIds.get(ref),
    ]);
    const now = this.#now();
    const { snapshot } = makeSnapshot({
      entity,
      rows,
      now,
      maturity,
      legend,
      providedFacts,
    });
    return { ...toSummary(ref, entity, snapshot, now), signalId };
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
    const { catalog, projections, snapshots, rollups } = this.options;
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
    await rollups.put(ref, now, windows);
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
