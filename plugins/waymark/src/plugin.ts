import {
  createApiFactory,
  createPlugin,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { WaymarkClient } from 'backstage-plugin-waymark-common';
import { waymarkApiRef } from './api/waymarkApiRef';
import { maturityRouteRef, modelsRouteRef } from './routes';

/**
 * Waymark for portals on the old frontend system.
 *
 * @public
 */
export const waymarkPlugin = createPlugin({
  id: 'waymark',
  routes: { models: modelsRouteRef, maturity: maturityRouteRef },
  apis: [
    createApiFactory({
      api: waymarkApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new WaymarkClient(deps),
    }),
  ],
});
