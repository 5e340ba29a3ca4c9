import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError, NotFoundError } from '@backstage/errors';
import type {
  Rollup,
  RollupModelPage,
} from '@waymark/backstage-plugin-waymark-common';
import type { CatalogGroups } from '../catalog/CatalogGroups';
import type { CatalogModels } from '../catalog/CatalogModels';
import type { BandLegend } from '../metrics/bands';
import type { Cohort } from '../metrics/cohort';
import { isMetricId, metricRegistry } from '../metrics/registry';
import {
  contributeAll,
  rollUp,
  type ModelContributions,
} from '../metrics/rollUp';
import { toFigure } from '../metrics/toFigure';
import { formatWindow, type Window } from '../metrics/window';
import { figuresSince } from '../metrics/figuresSince';
import type { ProjectionReader } from '../projections/ProjectionReader';
import { toPage, type PageQuery } from '../queries/page';
import type { RollupRow, RollupStore, RollupWindow } from './RollupStore';
import { formatScope, isInScope, type Scope } from './scope';

/** What a roll-up is asked for. A model must be in every scope. */
export type RollupQuery = Window & {
  scopes: Scope[];
  /** The standard window this is; undefined for one of other edges */
  standard?: RollupWindow;
  environment?: string;
  cohort?: Cohort;
};

export type RollupsOptions = {
  catalog: CatalogModels;
  groups: CatalogGroups;
  store: RollupStore;
  projections: ProjectionReader;
  legend: BandLegend;
};

/** More histories than this are not read for one answer. */
const MOST_LIVE = 200;

type Contributing = { ref: string; contributions: ModelContributions };

/** Figures over many models. */
export class Rollups {
  static create(options: RollupsOptions): Rollups {
    return new Rollups(options);
  }

  private constructor(private readonly options: RollupsOptions) {}

  /** @throws InputError when it would take reading too many histories */
  async getRollup(
    credentials: BackstageCredentials,
    query: RollupQuery,
  ): Promise<Rollup> {
    const refs = await this.#models(credentials, query.scopes);
    const models = await this.#contributions(refs, query);
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
   * @throws InputError when it would take reading too many histories
   */
  async getModels(
    credentials: BackstageCredentials,
    id: string,
    query: RollupQuery,
    page: PageQuery,
  ): Promise<RollupModelPage> {
    if (!isMetricId(id)) throw new NotFoundError(`There is no metric ${id}`);
    const refs = await this.#models(credentials, query.scopes);
    const models = await this.#contributions(refs, query);
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
    const { catalog, groups, store } = this.options;
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
    return [...refs, ...(await catalog.withoutEntity(others))];
  }

  async #contributions(
    refs: string[],
    query: RollupQuery,
  ): Promise<Contributing[]> {
    const { standard, environment, cohort } = query;
    if (standard && !environment && !cohort) {
      const rows = await this.options.store.list(standard, refs);
      return rows.map(row => ({
        ref: row.model,
        contributions: aged(row, query.to),
      }));
    }
    if (refs.length > MOST_LIVE) {
      throw new InputError(
        `Over ${refs.length} models only the windows 7d, 30d, 90d and 365d can be had, without an environment or a cohort; narrow the scope to ${MOST_LIVE} models at most`,
      );
    }
    const contributing: Contributing[] = [];
    for (const ref of refs) {
      const rows = await this.options.projections.getRows(ref, {
        since: figuresSince(query),
      });
      const hasEvents = Object.values(rows).some(kind => kind.length > 0);
      const asOf = Date.now();
      if (hasEvents) {
        contributing.push({
          ref,
          contributions: contributeAll(rows, { ...query, asOf }),
        });
      }
    }
    return contributing;
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
