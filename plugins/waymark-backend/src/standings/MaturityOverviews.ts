import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  type MaturityFramework,
  type MaturityOverview,
  type MaturityResult,
  ownersOf,
} from 'backstage-plugin-waymark-common';
import type { AccessibleSubject } from '../kernel/access/openSubject';
import type { CatalogGroups } from '../kernel/catalog/CatalogGroups';
import type { GroupModel } from '../facts/GroupContext';
import type { MaturityService } from '../maturity/MaturityService';
import type { ProjectionReader } from '../projections/ProjectionReader';
import { toPage, type PageQuery } from '../kernel/http/page';
import { groupStandings, type GroupBy } from './groupStandings';
import { narrowTo, type Narrowing } from './narrowTo';
import { OrderedStandings, type OverviewedModel } from './OrderedStandings';
import type { KnownModels } from './KnownModels';
import type { StandingStore } from './StandingStore';

/** What an overview is of, narrowed to and grouped by. */
export type OverviewQuery = Narrowing & {
  framework?: string;
  groupBy?: GroupBy;
};

export type MaturityOverviewsOptions = {
  knownModels: KnownModels;
  groups: CatalogGroups;
  store: StandingStore;
  maturity: MaturityService;
  projections: ProjectionReader;
  now?: () => number;
};

/** Where many models stand, from one row a model; teams and the platform, too. */
export class MaturityOverviews {
  readonly #ordered = new OrderedStandings();

  static create(options: MaturityOverviewsOptions): MaturityOverviews {
    return new MaturityOverviews(options);
  }

  private constructor(private readonly options: MaturityOverviewsOptions) {}

  /** @throws NotFoundError when no such framework judges models */
  async getOverview(
    credentials: BackstageCredentials,
    query: OverviewQuery,
    page: PageQuery,
  ): Promise<MaturityOverview> {
    const { groups, maturity, knownModels, store } = this.options;
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
    const found = this.#ordered
      .of(models, stored, framework, now())
      .filter(({ entity }) => fits(entity));
    const selected = found.map(({ standing }) => standing);
    return {
      framework,
      ...toPage(selected, page),
      distribution: framework.levels.map(({ level, title }) => ({
        level,
        title,
        models: selected.filter(standing => standing.level === level).length,
      })),
      belowTarget: selected.filter(
        ({ level, target }) => target !== null && (level ?? 0) < target,
      ).length,
      movers: selected
        .filter(({ before, level }) => before !== null && before !== level)
        .sort(
          (a, b) =>
            Math.abs(b.level! - b.before!) - Math.abs(a.level! - a.before!),
        )
        .slice(0, 20),
      moves: this.#moves(framework, found),
      groups: query.groupBy ? groupStandings(selected, query.groupBy) : [],
    };
  }

  /** Where a team or the platform stands, by the models the caller may see */
  async getSubject(
    credentials: BackstageCredentials,
    { ref, subject }: AccessibleSubject & { subject: 'team' | 'platform' },
    framework?: string,
  ): Promise<{ models: number; items: MaturityResult[] }> {
    const {
      groups,
      maturity,
      knownModels,
      projections,
      store,
      now = Date.now,
    } = this.options;
    const known = await knownModels.visibleTo(credentials);
    const stored = await store.all();
    const fits = await narrowTo(
      groups,
      subject === 'team' ? { owner: ref } : {},
    );
    const models: GroupModel[] = [];
    for (const { ref: model, entity } of known) {
      const facts = stored.get(model)?.facts;
      if (!facts || !fits(entity)) continue;
      models.push({ owner: entity && ownersOf(entity)[0], facts });
    }
    const { attestations, reviews } = await projections.getRows(ref, {
      kinds: ['attestations', 'reviews'],
    });
    return {
      models: models.length,
      items: maturity.assessGroup(
        subject,
        { models, attestations, reviews, now: now() },
        framework,
      ),
    };
  }

  /** What would lift most models: criteria that stand in their way, by number */
  #moves(
    framework: MaturityFramework,
    models: OverviewedModel[],
  ): MaturityOverview['moves'] {
    const counts = new Map<string, { models: number; lifts: number }>();
    for (const { next } of models) {
      for (const id of next) {
        const count = counts.get(id) ?? { models: 0, lifts: 0 };
        count.models += 1;
        if (next.length === 1) count.lifts += 1;
        counts.set(id, count);
      }
    }
    return this.options.maturity
      .listCriteria(framework.id)
      .flatMap(({ id, title, todo }) => {
        const count = counts.get(id);
        return count ? [{ criterion: id, title, todo, ...count }] : [];
      })
      .sort((x, y) => y.lifts - x.lifts || y.models - x.models);
  }
}
