/**
 * Models, their maturity, their DORA metrics and their rollback in a Backstage portal.
 *
 * @packageDocumentation
 */

export { waymarkApiRef } from './api/waymarkApiRef';
export { waymarkRelationPairs } from './catalog/catalogGraph';
export { waymarkKindIcons } from './catalog/entityPresentation';
export { waymarkCatalogApis } from './extensions/catalogApis';
export {
  EntityDatasetModelsCard,
  EntityModelActivityCard,
  EntityModelAtAGlanceCard,
  EntityModelDeliveryCard,
  EntityModelLineageCard,
  EntityModelLiveVersionsCard,
  EntityModelMaturityCard,
  EntityModelRiskCard,
} from './extensions/entityCards';
export {
  EntityModelDeliveryContent,
  EntityModelDeploymentsContent,
  EntityModelScorecardContent,
  EntityModelVersionsContent,
} from './extensions/entityContents';
export { MaturityPage } from './extensions/MaturityPage';
export { ModelsPage } from './extensions/ModelsPage';
export { waymarkPlugin } from './plugin';
export { maturityRouteRef, modelsRouteRef } from './routes';
