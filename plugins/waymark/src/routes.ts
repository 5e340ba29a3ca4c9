import { createRouteRef } from '@backstage/core-plugin-api';

/**
 * The list of models, `/models` unless mounted elsewhere.
 *
 * @public
 */
export const modelsRouteRef = createRouteRef({ id: 'waymark:models' });
