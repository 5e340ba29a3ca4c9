import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  parseEntityRef,
  RELATION_PART_OF,
  type Entity,
} from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import {
  isModelEntity,
  type MaturityFramework,
  type MaturityOverview,
  type MaturityResult,
  type ModelStanding,
} from '@waymark/backstage-plugin-waymark-common';
import type { AccessibleSubject } from '../access/openSubject';
import type { CatalogGroups } from '../catalog/CatalogGroups';
import type { GroupModel } from '../facts';
import type { MaturityService } from '../maturity/MaturityService';
import type { ProjectionReader } from '../projections/ProjectionReader';
import { toPage, type PageQuery } from '../queries/page';
import { formatInstant } from '../time/instant';
import { lastLevelChange } from './lastLevelChange';
import type { Portfolio } from './Portfolio';
import { ownersOf } from './scope';
import {
  groupStandings,
  selectStandings,
  type StandingsFilter,
} from './selectStandings';
import type { FrameworkStanding } from './Standing';
import type { StandingStore } from './StandingStore';

export type MaturityOverviewsOptions = {
  portfolio: Portfolio;
  groups: CatalogGroups;
  store: StandingStore;
  maturity: MaturityService;
  projections: ProjectionReader;
  now?: () => number;
};

const MONTH = 30 * 86_400_000;

/** Where many models stand, from one row a model; teams and the platform, too. */
export class MaturityOverviews {
  static create(options: MaturityOverviewsOptions): MaturityOverviews {
    return new MaturityOverviews(options);
  }

  private constructor(private readonly options: MaturityOverviewsOptions) {}

  /** @throws NotFoundError when no such framework judges models */
  async getOverview(
    credentials: BackstageCredentials,
    query: StandingsFilter & { framework?: string },
    page: PageQuery,
  ): Promise<MaturityOverview> {
    const { groups, maturity, portfolio, store } = this.options;
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
    const models = await portfolio.known(credentials);
    const stored = await store.frameworks();
    const owners = query.owner
      ? await groups.withDescendants(query.owner)
      : undefined;
    const nexts = new Map<string, string[]>();
    const standings = models.flatMap(({ ref, entity }) => {
      if (owners && !isOwnedBy(entity, owners)) return [];
      const own = stored.get(ref)?.[framework.id];
      if (!own || own.version !== framework.version) return [];
      nexts.set(ref, own.next);
      return toModelStanding(ref, entity, own, now() - MONTH);
    });
    const selected = selectStandings(standings, query);
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
      moves: this.#moves(framework, selected, nexts),
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
      portfolio,
      projections,
      store,
      now = Date.now,
    } = this.options;
    const known = await portfolio.known(credentials);
    const facts = await store.facts();
    const owners =
      subject === 'team' ? await groups.withDescendants(ref) : undefined;
    const models: GroupModel[] = [];
    for (const { ref: model, entity } of known) {
      const itsFacts = facts.get(model);
      if (!itsFacts) continue;
      if (owners && !isOwnedBy(entity, owners)) continue;
      models.push({ owner: entity && ownersOf(entity)[0], facts: itsFacts });
    }
    const { attestations, reviews } = await projections.getRows(ref);
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
    models: ModelStanding[],
    nexts: Map<string, string[]>,
  ): MaturityOverview['moves'] {
    const counts = new Map<string, { models: number; lifts: number }>();
    for (const { ref } of models) {
      const next = nexts.get(ref)!;
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

/** Whether one of these owns it, the groups below an owner among them. */
function isOwnedBy(entity: Entity | undefined, owners: ReadonlySet<string>) {
  return entity ? ownersOf(entity).some(owner => owners.has(owner)) : false;
}

function toModelStanding(
  ref: string,
  entity: Entity | undefined,
  own: FrameworkStanding,
  monthAgo: number,
): ModelStanding {
  const model = entity && isModelEntity(entity) ? entity : undefined;
  const earlier = own.history.filter(({ at }) => at <= monthAgo).pop();
  const latest = lastLevelChange(own.history);
  return {
    ref,
    name: entity?.metadata.name ?? parseEntityRef(ref).name,
    title: entity?.metadata.title ?? null,
    owner: (entity && ownersOf(entity)[0]) ?? null,
    system: relationOf(entity, RELATION_PART_OF),
    tier: model?.spec.risk?.tier ?? null,
    level: own.level,
    target: own.target,
    lopsided: own.lopsided,
    areas: Object.entries(own.areas).map(([id, level]) => ({ id, level })),
    before: earlier?.level ?? null,
    changedAt: latest ? formatInstant(latest.at) : null,
    inCatalog: entity !== undefined,
  };
}

function relationOf(entity: Entity | undefined, relation: string) {
  const { targetRef } =
    entity?.relations?.find(({ type }) => type === relation) ?? {};
  return targetRef ?? null;
}
