/**
 * What Waymark knows of models, as facts of Tech Insights.
 *
 * @packageDocumentation
 */

export { techInsightsModuleWaymark as default } from './module';
export { createModelFactRetriever } from './createModelFactRetriever';
