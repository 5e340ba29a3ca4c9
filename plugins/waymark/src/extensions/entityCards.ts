import { createComponentExtension } from '@backstage/core-plugin-api';
import { waymarkPlugin } from '../plugin';

/**
 * What a model is and what of it is live, with Roll back at hand.
 *
 * @public
 */
export const EntityModelAtAGlanceCard = waymarkPlugin.provide(
  createComponentExtension({
    name: 'EntityModelAtAGlanceCard',
    component: {
      lazy: () =>
        import('../components/AtAGlanceCard/AtAGlanceCard').then(
          m => m.AtAGlanceCard,
        ),
    },
  }),
);

/**
 * The version of a model live in each environment.
 *
 * @public
 */
export const EntityModelLiveVersionsCard = waymarkPlugin.provide(
  createComponentExtension({
    name: 'EntityModelLiveVersionsCard',
    component: {
      lazy: () =>
        import('../components/LiveVersionsCard/LiveVersionsCard').then(
          m => m.LiveVersionsCard,
        ),
    },
  }),
);

/**
 * A model's five DORA figures, each leading to the events behind it.
 *
 * @public
 */
export const EntityModelDeliveryCard = waymarkPlugin.provide(
  createComponentExtension({
    name: 'EntityModelDeliveryCard',
    component: {
      lazy: () =>
        import('../components/DeliveryCard/DeliveryCard').then(
          m => m.DeliveryCard,
        ),
    },
  }),
);

/**
 * A model's maturity level against its target, and the next move.
 *
 * @public
 */
export const EntityModelMaturityCard = waymarkPlugin.provide(
  createComponentExtension({
    name: 'EntityModelMaturityCard',
    component: {
      lazy: () =>
        import('../components/MaturityCard/MaturityCard').then(
          m => m.MaturityCard,
        ),
    },
  }),
);

/**
 * A model's risk tier with why, who set it and when.
 *
 * @public
 */
export const EntityModelRiskCard = waymarkPlugin.provide(
  createComponentExtension({
    name: 'EntityModelRiskCard',
    component: {
      lazy: () =>
        import('../components/RiskCard/RiskCard').then(m => m.RiskCard),
    },
  }),
);

/**
 * What a model comes from and what builds on it.
 *
 * @public
 */
export const EntityModelLineageCard = waymarkPlugin.provide(
  createComponentExtension({
    name: 'EntityModelLineageCard',
    component: {
      lazy: () =>
        import('../components/LineageCard/LineageCard').then(
          m => m.LineageCard,
        ),
    },
  }),
);

/**
 * A model's latest deployments, rollbacks and incidents.
 *
 * @public
 */
export const EntityModelActivityCard = waymarkPlugin.provide(
  createComponentExtension({
    name: 'EntityModelActivityCard',
    component: {
      lazy: () =>
        import('../components/ActivityCard/ActivityCard').then(
          m => m.ActivityCard,
        ),
    },
  }),
);

/**
 * The models trained or evaluated on a data set.
 *
 * @public
 */
export const EntityDatasetModelsCard = waymarkPlugin.provide(
  createComponentExtension({
    name: 'EntityDatasetModelsCard',
    component: {
      lazy: () =>
        import('../components/DatasetModelsCard/DatasetModelsCard').then(
          m => m.DatasetModelsCard,
        ),
    },
  }),
);
