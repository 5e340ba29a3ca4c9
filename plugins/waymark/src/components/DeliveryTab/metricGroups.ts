import type { MetricId } from 'backstage-plugin-waymark-common';

/** Metrics that are read together. */
export type MetricGroup = {
  title: string;
  metrics: MetricId[];
  /** Bands exist for DORA's five alone */
  banded: boolean;
};

/** Every metric of a model, in the groups people read them in. */
export const metricGroups: MetricGroup[] = [
  {
    title: 'Throughput',
    banded: true,
    metrics: [
      'deploymentFrequency',
      'changeLeadTime',
      'failedDeploymentRecoveryTime',
    ],
  },
  {
    title: 'Instability',
    banded: true,
    metrics: ['changeFailRate', 'deploymentReworkRate'],
  },
  {
    title: 'Delivery standard',
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
    title: 'Operation',
    banded: false,
    metrics: ['timeToDetect', 'timeToRestore', 'deploymentIncidents'],
  },
  {
    title: 'Training',
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
