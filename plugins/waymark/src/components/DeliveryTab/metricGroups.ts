import type { MetricId } from 'backstage-plugin-waymark-common';

/** Metrics that are read together. */
export type MetricGroup = {
  title: `delivery.group.${
    | 'throughput'
    | 'instability'
    | 'standard'
    | 'operation'
    | 'training'}`;
  metrics: MetricId[];
  /** Bands exist for DORA's five alone */
  banded: boolean;
};

/** Every metric of a model, in the groups people read them in. */
export const metricGroups: MetricGroup[] = [
  {
    title: 'delivery.group.throughput',
    banded: true,
    metrics: [
      'deploymentFrequency',
      'changeLeadTime',
      'failedDeploymentRecoveryTime',
    ],
  },
  {
    title: 'delivery.group.instability',
    banded: true,
    metrics: ['changeFailRate', 'deploymentReworkRate'],
  },
  {
    title: 'delivery.group.standard',
    banded: false,
    metrics: [
      'pipelineShare',
      'approvalLeadTime',
      'deploymentSuccessRate',
      'rollbackTimeFromFailure',
      'rollbackTimeFromRequest',
      'rollbackTimeFromDeployment',
      'releases90d',
    ],
  },
  {
    title: 'delivery.group.operation',
    banded: false,
    metrics: ['timeToDetect', 'timeToRestore', 'deploymentIncidents'],
  },
  {
    title: 'delivery.group.training',
    banded: false,
    metrics: [
      'trainingToProduction',
      'modelFreshness',
      'deployedShare',
      'experiments',
      'retrainingSuccessRate',
    ],
  },
];
