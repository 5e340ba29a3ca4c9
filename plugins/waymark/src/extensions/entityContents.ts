import { createComponentExtension } from '@backstage/core-plugin-api';
import { waymarkPlugin } from '../plugin';

/**
 * A model's deployments by environment, for a tab of its page.
 *
 * @public
 */
export const EntityModelDeploymentsContent = waymarkPlugin.provide(
  createComponentExtension({
    name: 'EntityModelDeploymentsContent',
    component: {
      lazy: () =>
        import('../components/DeploymentsTab/DeploymentsTab').then(
          m => m.DeploymentsTab,
        ),
    },
  }),
);

/**
 * A model's measures over time, for a tab of its page.
 *
 * @public
 */
export const EntityModelDeliveryContent = waymarkPlugin.provide(
  createComponentExtension({
    name: 'EntityModelDeliveryContent',
    component: {
      lazy: () =>
        import('../components/DeliveryTab/DeliveryTab').then(
          m => m.DeliveryTab,
        ),
    },
  }),
);

/**
 * A model's maturity criterion by criterion, for a tab of its page.
 *
 * @public
 */
export const EntityModelScorecardContent = waymarkPlugin.provide(
  createComponentExtension({
    name: 'EntityModelScorecardContent',
    component: {
      lazy: () =>
        import('../components/ScorecardTab/ScorecardTab').then(
          m => m.ScorecardTab,
        ),
    },
  }),
);

/**
 * A model's versions with their evaluations and evidence, for a tab of its page.
 *
 * @public
 */
export const EntityModelVersionsContent = waymarkPlugin.provide(
  createComponentExtension({
    name: 'EntityModelVersionsContent',
    component: {
      lazy: () =>
        import('../components/VersionsTab/VersionsTab').then(
          m => m.VersionsTab,
        ),
    },
  }),
);
