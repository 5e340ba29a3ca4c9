import { createRoutableExtension } from '@backstage/core-plugin-api';
import { waymarkPlugin } from '../plugin';
import { maturityRouteRef } from '../routes';

/**
 * Where models, teams and the platform stand, for a route of the app.
 *
 * @public
 */
export const MaturityPage = waymarkPlugin.provide(
  createRoutableExtension({
    name: 'MaturityPage',
    mountPoint: maturityRouteRef,
    component: () =>
      import('../components/MaturityPage/MaturityPage').then(
        m => m.MaturityPage,
      ),
  }),
);
