/**
 * Models, their maturity, their DORA metrics and their rollback in a Backstage portal.
 *
 * @packageDocumentation
 */

export { waymarkApiRef } from './api/waymarkApiRef';
export { waymarkPlugin } from './plugin';
export { modelsRouteRef } from './routes';
