import {
  type Entity,
  parseEntityRef,
  RELATION_PART_OF,
} from '@backstage/catalog-model';
import {
  isModelEntity,
  type ModelStanding,
  ownersOf,
} from 'backstage-plugin-waymark-common';
import { DAY } from '../metrics/window';
import { formatInstant } from '../kernel/time/instant';
import type { KnownModel } from './KnownModels';
import { lastLevelChange } from './lastLevelChange';
import type { FrameworkStanding, Standing } from './Standing';

/** Where a model stands in one framework, as an overview needs it. */
export type OverviewedModel = {
  entity?: Entity;
  standing: ModelStanding;
  /** Criteria of the next move */
  next: string[];
};

type Stored = ReadonlyMap<string, Standing>;
type Framework = { id: string; version: number };
type Ordered = {
  stored: Stored;
  /** Until then, epoch milliseconds, nothing moves into the month before */
  until: number;
  models: OverviewedModel[];
};

const MONTH = 30 * DAY;

/**
 * Where models stand in a framework, furthest below their target first, then the
 * lowest. While neither the list of models nor any row changes, they are put in
 * order once.
 */
export class OrderedStandings {
  readonly #lists = new WeakMap<readonly KnownModel[], Map<string, Ordered>>();

  of(
    models: readonly KnownModel[],
    stored: Stored,
    { id, version }: Framework,
    now: number,
  ): readonly OverviewedModel[] {
    const byFramework = this.#lists.get(models) ?? new Map<string, Ordered>();
    this.#lists.set(models, byFramework);
    const known = byFramework.get(id);
    if (known?.stored === stored && now < known.until) return known.models;
    const monthAgo = now - MONTH;
    let until = Infinity;
    const ordered = models
      .flatMap(({ ref, entity }) => {
        const own = stored.get(ref)?.frameworks[id];
        if (own?.version !== version) return [];
        const coming = own.history.find(({ at }) => at > monthAgo);
        if (coming) until = Math.min(until, coming.at + MONTH);
        const standing = toModelStanding(ref, entity, own, monthAgo);
        return { entity, standing, next: own.next };
      })
      .sort((a, b) => compare(a.standing, b.standing));
    byFramework.set(id, { stored, until, models: ordered });
    return ordered;
  }
}

function compare(a: ModelStanding, b: ModelStanding): number {
  return (
    shortBy(b) - shortBy(a) ||
    (a.level ?? 0) - (b.level ?? 0) ||
    (a.ref < b.ref ? -1 : 1)
  );
}

function shortBy({ level, target }: ModelStanding): number {
  return Math.max((target ?? 0) - (level ?? 0), 0);
}

function toModelStanding(
  ref: string,
  entity: Entity | undefined,
  own: FrameworkStanding,
  monthAgo: number,
): ModelStanding {
  const model = entity && isModelEntity(entity) ? entity : undefined;
  const earlier = own.history.findLast(({ at }) => at <= monthAgo);
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
