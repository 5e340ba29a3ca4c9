/**
 * What Waymark's frontend and backend packages share: types of events and results,
 * kinds, relations, permissions and the API client.
 *
 * @packageDocumentation
 */

export * from './annotations';
export * from './api/attentionCodes';
export * from './api/types';
export * from './client/WaymarkApi';
export * from './client/WaymarkClient';
export * from './events/CdEvent';
export * from './events/eventTypes';
export * from './events/WaymarkData';
export * from './kinds/DatasetEntity';
export * from './kinds/datasetSchema';
export * from './kinds/ModelEntity';
export * from './kinds/modelSchema';
export * from './kinds/ownersOf';
export * from './kinds/relations';
export * from './maturity/isSettled';
export * from './maturity/levelReached';
export * from './maturity/platformRef';
export * from './permissions';
export * from './signals';
