/**
 * The kinds Model and Dataset for the Backstage catalog.
 *
 * @packageDocumentation
 */

export { catalogModuleWaymark as default } from './module';
export { DatasetEntityProcessor } from './processors/DatasetEntityProcessor';
export { ModelEntityProcessor } from './processors/ModelEntityProcessor';
