import type {
  PlatformMetricId,
  PlatformModel,
} from 'backstage-plugin-waymark-common';
import {
  isFromTemplate,
  isLiveInProduction,
  owningGroups,
  type CountedModel,
} from './platformMetrics';

type Standing = Pick<
  PlatformModel,
  'counts' | 'excludedFor' | 'numerator' | 'denominator'
>;

const COUNTED: Standing = { counts: true, excludedFor: null };
const NOT_COUNTED: Standing = { counts: false, excludedFor: null };

/** The models a figure of the platform is over, those that do not count first. */
export function platformModels(
  models: readonly CountedModel[],
  id: PlatformMetricId,
): PlatformModel[] {
  return models
    .flatMap((model): PlatformModel[] => {
      const standing = standingOf(model, id);
      if (!standing) return [];
      const { ref, entity } = model;
      return [{ ref, inCatalog: entity !== undefined, ...standing }];
    })
    .sort(
      (a, b) => Number(a.counts) - Number(b.counts) || (a.ref < b.ref ? -1 : 1),
    );
}

/** Undefined for a model that the figure is not about. */
function standingOf(
  model: CountedModel,
  id: PlatformMetricId,
): Standing | undefined {
  const { entity, snapshot } = model;
  switch (id) {
    case 'goldenPathAdoption':
      if (!entity) return { counts: false, excludedFor: 'notInCatalog' };
      return isFromTemplate(model) ? COUNTED : NOT_COUNTED;
    case 'inventoryCoverage':
      if (!snapshot?.hasProductionEvents) return undefined;
      return entity ? COUNTED : NOT_COUNTED;
    case 'modelsPerOwner':
      if (!isLiveInProduction(model)) return undefined;
      return owningGroups(entity).length > 0
        ? COUNTED
        : { counts: false, excludedFor: 'noOwner' };
    case 'auditPassRate':
      return isLiveInProduction(model) ? provenOf(model) : undefined;
    default:
      return undefined;
  }
}

function provenOf({ controls }: CountedModel): Standing {
  if (!controls) return { counts: false, excludedFor: 'notJudged' };
  const { met, total } = controls;
  return {
    counts: met === total,
    excludedFor: null,
    numerator: met,
    denominator: total,
  };
}
