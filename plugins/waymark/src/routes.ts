import { createRouteRef } from '@backstage/core-plugin-api';

/**
 * The list of models, `/models` unless mounted elsewhere.
 *
 * @public
 */
export const modelsRouteRef = createRouteRef({ id: 'waymark:models' });

/**
 * Where models, teams and the platform stand, `/maturity` unless mounted elsewhere.
 *
 * @public
 */
export const maturityRouteRef = createRouteRef({ id: 'waymark:maturity' });
