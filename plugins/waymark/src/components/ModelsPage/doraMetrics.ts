import type { MetricId } from 'backstage-plugin-waymark-common';

/** The five DORA metrics, in the order every table and strip shows them. */
export const DORA_METRICS = [
  'deploymentFrequency',
  'changeLeadTime',
  'changeFailRate',
  'failedDeploymentRecoveryTime',
  'deploymentReworkRate',
] as const satisfies readonly MetricId[];
