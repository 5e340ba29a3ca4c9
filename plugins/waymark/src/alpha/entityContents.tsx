import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { OF_MODELS } from './entityFilters';

const deploymentsTab = EntityContentBlueprint.make({
  name: 'deployments',
  params: {
    path: 'deployments',
    title: 'Deployments',
    filter: OF_MODELS,
    loader: () =>
      import('../components/DeploymentsTab/DeploymentsTab').then(m => (
        <m.DeploymentsTab />
      )),
  },
});

const deliveryTab = EntityContentBlueprint.make({
  name: 'delivery',
  params: {
    path: 'delivery',
    title: 'Delivery',
    filter: OF_MODELS,
    loader: () =>
      import('../components/DeliveryTab/DeliveryTab').then(m => (
        <m.DeliveryTab />
      )),
  },
});

const versionsTab = EntityContentBlueprint.make({
  name: 'versions',
  params: {
    path: 'versions',
    title: 'Versions',
    filter: { kind: 'model' },
    loader: () =>
      import('../components/VersionsTab/VersionsTab').then(m => (
        <m.VersionsTab />
      )),
  },
});

const scorecardTab = EntityContentBlueprint.make({
  name: 'scorecard',
  params: {
    path: 'scorecard',
    title: 'Scorecard',
    filter: OF_MODELS,
    loader: () =>
      import('../components/ScorecardTab/ScorecardTab').then(m => (
        <m.ScorecardTab />
      )),
  },
});

/** The tabs of a model's page beside its overview. */
export const entityContents = [
  deploymentsTab,
  deliveryTab,
  versionsTab,
  scorecardTab,
];
