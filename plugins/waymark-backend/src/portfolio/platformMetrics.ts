import {
  isModelEntity,
  type PlatformFigure,
  type PlatformMetricId,
  type PlatformMetrics,
} from '@waymark/backstage-plugin-waymark-common';
import { DAY } from '../metrics/window';
import type { KnownModel } from './KnownModels';
import { ownersOf } from './scope';

type CountedModel = Pick<KnownModel, 'ref' | 'entity' | 'snapshot'>;
type Count = Omit<PlatformFigure, 'id' | 'definition'>;

/** Below the portal's list of models */
const DEFINITIONS = '/models/definitions';
const RECENT = 90 * DAY;

/** How far the golden path reaches, over the models given. */
export function platformMetrics(
  models: readonly CountedModel[],
  now: number,
): PlatformMetrics {
  return {
    metrics: {
      goldenPathAdoption: define('goldenPathAdoption', adoption(models, now)),
      inventoryCoverage: define('inventoryCoverage', coverage(models)),
      modelsPerOwner: define('modelsPerOwner', perOwner(models)),
      auditPassRate: define('auditPassRate', {
        value: null,
        unit: 'ratio',
        reason: 'Controls are not evaluated yet',
        excluded: [],
      }),
    },
  };
}

/** Models made from a template ÷ models in the catalog. */
function adoption(models: readonly CountedModel[], now: number): Count {
  const registered = models.filter(({ entity }) => entity);
  const recent = registered.filter(
    ({ snapshot }) => (snapshot?.firstEventAt ?? -Infinity) >= now - RECENT,
  );
  const { value, ...rest } = share(registered, isFromTemplate);
  return {
    unit: 'ratio',
    value,
    ...rest,
    ...(value === null ? { reason: 'No model is in the catalog' } : {}),
    excluded: leftOut('notInCatalog', models.length - registered.length),
    recent: share(recent, isFromTemplate),
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

/** Models live in production ÷ those who own them. */
function perOwner(models: readonly CountedModel[]): Count {
  const live = models.filter(({ snapshot }) =>
    snapshot?.live.some(({ tier }) => tier === 'production'),
  );
  const owned = live.filter(({ entity }) => entity && ownersOf(entity).length);
  const owners = new Set(owned.flatMap(({ entity }) => ownersOf(entity!)));
  const [numerator, denominator] = [owned.length, owners.size];
  return {
    unit: 'count',
    value: denominator > 0 ? numerator / denominator : null,
    numerator,
    denominator,
    ...(denominator > 0
      ? {}
      : { reason: 'No model with an owner is live in production' }),
    excluded: leftOut('noOwner', live.length - owned.length),
  };
}

function isFromTemplate({ entity }: CountedModel): boolean {
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

function leftOut(reason: string, count: number): PlatformFigure['excluded'] {
  return count > 0 ? [{ reason, count }] : [];
}

function define(id: PlatformMetricId, count: Count): PlatformFigure {
  return {
    id,
    ...count,
    definition: { id, version: 1, url: `${DEFINITIONS}/${id}` },
  };
}
