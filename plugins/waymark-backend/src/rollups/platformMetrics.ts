import { parseEntityRef, type Entity } from '@backstage/catalog-model';
import {
  isModelEntity,
  type PlatformFigure,
  type PlatformMetricId,
  type PlatformMetrics,
  ownersOf,
} from 'backstage-plugin-waymark-common';
import { formatWindow, windowBefore, type Window } from '../metrics/window';
import type { KnownModel } from '../standings/KnownModels';

/** A model as these figures see it. */
export type CountedModel = Omit<KnownModel, 'fields'> & {
  /** Controls required of it; undefined before it was judged */
  controls?: { met: number; total: number };
};

/** Versions of the definitions, 1 where none is given */
const VERSIONS: Partial<Record<PlatformMetricId, number>> = {
  auditPassRate: 2,
};

type Count = Omit<PlatformFigure, 'id' | 'definition'>;

/** Below the portal's list of models */
const DEFINITIONS = '/models/definitions';

/**
 * How far the golden path reaches, over the models given.
 *
 * @param window - which models count as recent
 */
export function platformMetrics(
  models: readonly CountedModel[],
  window: Window,
): PlatformMetrics {
  return {
    metrics: {
      goldenPathAdoption: define(
        'goldenPathAdoption',
        adoption(models, window),
      ),
      inventoryCoverage: define('inventoryCoverage', coverage(models)),
      modelsPerOwner: define('modelsPerOwner', perOwner(models)),
      auditPassRate: define('auditPassRate', passRate(models)),
    },
  };
}

/** Models made from a template ÷ models in the catalog. */
function adoption(models: readonly CountedModel[], window: Window): Count {
  const registered = models.filter(({ entity }) => entity);
  const madeIn = ({ from, to }: Window) =>
    share(
      registered.filter(({ snapshot }) => {
        const at = snapshot?.firstEventAt;
        return at !== undefined && at >= from && at < to;
      }),
      isFromTemplate,
    );
  const recent = madeIn(window);
  const before = madeIn(windowBefore(window));
  const { value, ...rest } = share(registered, isFromTemplate);
  return {
    unit: 'ratio',
    value,
    ...rest,
    ...(value === null ? { reason: 'No model is in the catalog' } : {}),
    excluded: leftOut('notInCatalog', models.length - registered.length),
    recent: {
      window: formatWindow(window),
      ...recent,
      previous: {
        value: before.value,
        change:
          recent.value === null || before.value === null
            ? null
            : recent.value - before.value,
      },
    },
  };
}

/** Models with production events in the catalog ÷ those with production events. */
function coverage(models: readonly CountedModel[]): Count {
  const delivered = models.filter(
    ({ snapshot }) => snapshot?.hasProductionEvents,
  );
  const { value, ...rest } = share(delivered, ({ entity }) => Boolean(entity));
  return {
    unit: 'ratio',
    value,
    ...rest,
    ...(value === null ? { reason: 'No model has production events' } : {}),
    excluded: [],
  };
}

/** Models live in production ÷ the groups that own them. */
function perOwner(models: readonly CountedModel[]): Count {
  const live = models.filter(isLiveInProduction);
  const owned = live.filter(({ entity }) => owningGroups(entity).length > 0);
  const owners = new Set(owned.flatMap(({ entity }) => owningGroups(entity)));
  const [numerator, denominator] = [owned.length, owners.size];
  return {
    unit: 'count',
    ...quotient(
      numerator,
      denominator,
      'No model that a group owns is live in production',
    ),
    excluded: leftOut('noOwner', live.length - owned.length),
  };
}

/** Required controls satisfied ÷ required, of models live in production. */
function passRate(models: readonly CountedModel[]): Count {
  const live = models.filter(isLiveInProduction);
  const judged = live.flatMap(({ controls }) => controls ?? []);
  return {
    unit: 'ratio',
    ...quotient(
      sum(judged.map(({ met }) => met)),
      sum(judged.map(({ total }) => total)),
      'No control is required of a model live in production',
    ),
    excluded: leftOut('notJudged', live.length - judged.length),
  };
}

export function isLiveInProduction({ snapshot }: CountedModel): boolean {
  return Boolean(snapshot?.live.some(({ tier }) => tier === 'production'));
}

export function owningGroups(entity: Entity | undefined): string[] {
  return entity
    ? ownersOf(entity).filter(ref => parseEntityRef(ref).kind === 'group')
    : [];
}

export function isFromTemplate({ entity }: CountedModel): boolean {
  return Boolean(
    entity && isModelEntity(entity) && entity.spec.goldenPath?.template,
  );
}

function share(
  models: readonly CountedModel[],
  counts: (model: CountedModel) => boolean,
) {
  const numerator = models.filter(counts).length;
  const denominator = models.length;
  const value = denominator > 0 ? numerator / denominator : null;
  return { value, numerator, denominator };
}

/** @param reason - why there is no value when the denominator is 0 */
function quotient(numerator: number, denominator: number, reason: string) {
  return denominator > 0
    ? { value: numerator / denominator, numerator, denominator }
    : { value: null, numerator, denominator, reason };
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function leftOut(reason: string, count: number): PlatformFigure['excluded'] {
  return count > 0 ? [{ reason, count }] : [];
}

function define(id: PlatformMetricId, count: Count): PlatformFigure {
  return {
    id,
    ...count,
    definition: {
      id,
      version: VERSIONS[id] ?? 1,
      url: `${DEFINITIONS}/${id}`,
    },
  };
}
