import { createRoutableExtension } from '@backstage/core-plugin-api';
import { waymarkPlugin } from '../plugin';
import { modelsRouteRef } from '../routes';

/**
 * The list of models with their standing, for a route of the app.
 *
 * @public
 */
export const ModelsPage = waymarkPlugin.provide(
  createRoutableExtension({
    name: 'ModelsPage',
    mountPoint: modelsRouteRef,
    component: () =>
      import('../components/ModelsPage/ModelsPage').then(m => m.ModelsPage),
  }),
);
