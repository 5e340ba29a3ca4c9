/**
 * Models, their maturity, their DORA metrics and their rollback in a Backstage portal.
 *
 * @packageDocumentation
 */

export { waymarkApiRef } from './api/waymarkApiRef';
export {
  EntityDatasetModelsCard,
  EntityModelAtAGlanceCard,
  EntityModelDeliveryCard,
  EntityModelLineageCard,
  EntityModelLiveVersionsCard,
  EntityModelRiskCard,
} from './extensions/entityCards';
export { ModelsPage } from './extensions/ModelsPage';
export { waymarkPlugin } from './plugin';
export { modelsRouteRef } from './routes';
