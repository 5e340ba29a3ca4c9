import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import type { MaturityTrend } from 'backstage-plugin-waymark-common';
import type { CatalogGroups } from '../kernel/catalog/CatalogGroups';
import type { MaturityService } from '../maturity/MaturityService';
import { formatInstant } from '../kernel/time/instant';
import { levelTrend, trendPeriods } from './levelTrend';
import { narrowTo, type Narrowing } from './narrowTo';
import type { KnownModels } from './KnownModels';
import type { StandingStore } from './StandingStore';

export type MaturityTrendsOptions = {
  knownModels: KnownModels;
  groups: CatalogGroups;
  store: StandingStore;
  maturity: MaturityService;
  now?: () => number;
};

export type TrendQuery = Narrowing & {
  bucket: 'month' | 'week';
  framework?: string;
};

/**
 * How the levels of many models went, from the part of its history that stands
 * in each model's row.
 */
export class MaturityTrends {
  static create(options: MaturityTrendsOptions): MaturityTrends {
    return new MaturityTrends(options);
  }

  private constructor(private readonly options: MaturityTrendsOptions) {}

  /** @throws NotFoundError when no such framework judges models */
  async getTrend(
    credentials: BackstageCredentials,
    query: TrendQuery,
  ): Promise<MaturityTrend> {
    const { knownModels, groups, store, maturity } = this.options;
    const { now = Date.now } = this.options;
    const framework = maturity
      .listFrameworks()
      .find(({ id, subject }) =>
        query.framework ? id === query.framework : subject === 'model',
      );
    if (framework?.subject !== 'model') {
      throw new NotFoundError(
        `No framework "${query.framework}" judges a model`,
      );
    }
    // First: what it makes anew stands in the rows read then
    const models = await knownModels.visibleTo(credentials);
    const stored = await store.all();
    const fits = await narrowTo(groups, query);
    const histories = models.flatMap(({ ref, entity }) => {
      const own = stored.get(ref)?.frameworks[framework.id];
      return own?.version === framework.version && fits(entity)
        ? [own.history]
        : [];
    });
    const periods = trendPeriods(query.bucket, now());
    const counts = levelTrend(histories, periods);
    return {
      framework,
      bucket: query.bucket,
      items: periods.map(({ from, to }, index) => ({
        from: formatInstant(from),
        to: formatInstant(to),
        models: [...counts[index].values()].reduce((a, b) => a + b, 0),
        levels: framework.levels.map(({ level }) => ({
          level,
          models: counts[index].get(level) ?? 0,
        })),
      })),
    };
  }
}
