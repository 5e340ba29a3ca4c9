import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { OF_DATASETS, OF_MODELS } from './entityFilters';

const atAGlanceCard = EntityCardBlueprint.make({
  name: 'at-a-glance',
  params: {
    type: 'content',
    filter: OF_MODELS,
    loader: () =>
      import('../components/AtAGlanceCard/AtAGlanceCard').then(m => (
        <m.AtAGlanceCard />
      )),
  },
});

const liveVersionsCard = EntityCardBlueprint.make({
  name: 'live-versions',
  params: {
    type: 'content',
    filter: OF_MODELS,
    loader: () =>
      import('../components/LiveVersionsCard/LiveVersionsCard').then(m => (
        <m.LiveVersionsCard />
      )),
  },
});

const deliveryCard = EntityCardBlueprint.make({
  name: 'delivery',
  params: {
    type: 'content',
    filter: OF_MODELS,
    loader: () =>
      import('../components/DeliveryCard/DeliveryCard').then(m => (
        <m.DeliveryCard />
      )),
  },
});

const maturityCard = EntityCardBlueprint.make({
  name: 'maturity',
  params: {
    type: 'content',
    filter: OF_MODELS,
    loader: () =>
      import('../components/MaturityCard/MaturityCard').then(m => (
        <m.MaturityCard />
      )),
  },
});

const riskCard = EntityCardBlueprint.make({
  name: 'risk',
  params: {
    type: 'info',
    filter: OF_MODELS,
    loader: () =>
      import('../components/RiskCard/RiskCard').then(m => <m.RiskCard />),
  },
});

const lineageCard = EntityCardBlueprint.make({
  name: 'lineage',
  params: {
    type: 'content',
    filter: OF_MODELS,
    loader: () =>
      import('../components/LineageCard/LineageCard').then(m => (
        <m.LineageCard />
      )),
  },
});

const activityCard = EntityCardBlueprint.make({
  name: 'activity',
  params: {
    type: 'content',
    filter: OF_MODELS,
    loader: () =>
      import('../components/ActivityCard/ActivityCard').then(m => (
        <m.ActivityCard />
      )),
  },
});

const datasetModelsCard = EntityCardBlueprint.make({
  name: 'dataset-models',
  params: {
    type: 'content',
    filter: OF_DATASETS,
    loader: () =>
      import('../components/DatasetModelsCard/DatasetModelsCard').then(m => (
        <m.DatasetModelsCard />
      )),
  },
});

/** The cards of a model's and a data set's overview, in the order they stand. */
export const entityCards = [
  atAGlanceCard,
  liveVersionsCard,
  deliveryCard,
  maturityCard,
  riskCard,
  lineageCard,
  activityCard,
  datasetModelsCard,
];
