import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import type { Rollup, RollupModelPage } from 'backstage-plugin-waymark-common';
import type { CatalogGroups } from '../kernel/catalog/CatalogGroups';
import type { ModelAccess } from '../kernel/access/ModelAccess';
import type { CatalogModels } from '../kernel/catalog/CatalogModels';
import type { BandLegend } from '../metrics/bands';
import type { Cohort } from '../metrics/cohort';
import { isMetricId, metricRegistry } from '../metrics/registry';
import { rollUp } from '../metrics/rollUp';
import { toFigure } from '../metrics/toFigure';
import { formatWindow, type Window } from '../metrics/window';
import { toPage, type PageQuery } from '../kernel/http/page';
import type { Contributing, LiveContributions } from './LiveContributions';
import type {
  RollupRow,
  RollupStore,
  RollupWindow,
} from '../standings/RollupStore';
import { formatScope, isInScope, type Scope } from '../kernel/catalog/scope';

/** What a roll-up is asked for. A model must be in every scope. */
export type RollupQuery = Window & {
  scopes: Scope[];
  /** The standard window this is; undefined for one of other edges */
  standard?: RollupWindow;
  environment?: string;
  cohort?: Cohort;
};

export type RollupsOptions = {
  access: Pick<ModelAccess, 'withoutEntity'>;
  catalog: CatalogModels;
  groups: CatalogGroups;
  store: RollupStore;
  live: LiveContributions;
  legend: BandLegend;
};

/** Figures over many models. Where they must be read of histories, `signal` ends it. */
export class Rollups {
  static create(options: RollupsOptions): Rollups {
    return new Rollups(options);
  }

  private constructor(private readonly options: RollupsOptions) {}

  async getRollup(
    credentials: BackstageCredentials,
    query: RollupQuery,
    signal?: AbortSignal,
  ): Promise<Rollup> {
    const refs = await this.#models(credentials, query.scopes);
    const models = await this.#contributions(refs, query, signal);
    return {
      scope: query.scopes.map(formatScope),
      models: refs.length,
      window: formatWindow(query),
      metrics: rollUp(
        models.map(({ contributions }) => contributions),
        query,
        this.options.legend,
      ),
    };
  }

  /**
   * What each model brings to one figure, greatest first, those without a
   * value last.
   *
   * @throws NotFoundError when there is no such metric
   */
  async getModels(
    credentials: BackstageCredentials,
    id: string,
    query: RollupQuery,
    page: PageQuery,
    signal?: AbortSignal,
  ): Promise<RollupModelPage> {
    if (!isMetricId(id)) throw new NotFoundError(`There is no metric ${id}`);
    const refs = await this.#models(credentials, query.scopes);
    const models = await this.#contributions(refs, query, signal);
    const visible = await this.options.catalog.visibleTo(credentials);
    const items = models.map(({ ref, contributions }) => {
      const { value, sampleSize, numerator, denominator, reason } = toFigure(
        metricRegistry[id],
        contributions[id],
        query,
      );
      return {
        ref,
        inCatalog: visible.has(ref),
        value,
        sampleSize,
        numerator,
        denominator,
        reason,
      };
    });
    items.sort(
      (a, b) =>
        Number(a.value === null) - Number(b.value === null) ||
        (b.value ?? 0) - (a.value ?? 0) ||
        (a.ref < b.ref ? -1 : 1),
    );
    return toPage(items, page);
  }

  /** Refs of the models in every scope that the caller may see */
  async #models(
    credentials: BackstageCredentials,
    scopes: Scope[],
  ): Promise<string[]> {
    const { access, catalog, groups, store } = this.options;
    const visible = await catalog.visibleTo(credentials);
    const owners = await Promise.all(
      scopes.map(scope =>
        scope.kind === 'owner'
          ? groups.withDescendants(scope.value)
          : new Set<string>(),
      ),
    );
    const refs = [...visible]
      .filter(([, entity]) =>
        scopes.every((scope, index) => isInScope(entity, scope, owners[index])),
      )
      .map(([ref]) => ref);
    if (scopes.some(({ kind }) => kind !== 'all')) return refs;
    const others = (await store.listModels()).filter(ref => !visible.has(ref));
    return [...refs, ...(await access.withoutEntity(others, credentials))];
  }

  async #contributions(
    refs: string[],
    query: RollupQuery,
    signal: AbortSignal | undefined,
  ): Promise<Contributing[]> {
    const { standard, environment, cohort } = query;
    const { store, live } = this.options;
    if (!standard || environment || cohort) {
      return live.of(refs, query, signal);
    }
    const rows = await store.list(standard, refs);
    return rows.map(row => ({
      ref: row.model,
      contributions: aged(row, query.to),
    }));
  }
}

/** Data grows older from the moment the row was made. */
function aged({ contributions, made }: RollupRow, now: number) {
  const { modelFreshness } = contributions;
  return {
    ...contributions,
    modelFreshness: {
      ...modelFreshness,
      values: modelFreshness.values?.map(age => age + now - made),
    },
  };
}
