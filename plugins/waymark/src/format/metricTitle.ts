import type { MetricId } from 'backstage-plugin-waymark-common';

const TITLES: Record<MetricId, string> = {
  deploymentFrequency: 'Deployment frequency',
  changeLeadTime: 'Change lead time',
  changeFailRate: 'Change fail rate',
  failedDeploymentRecoveryTime: 'Failed deployment recovery time',
  deploymentReworkRate: 'Deployment rework rate',
  pipelineShare: 'Pipeline share',
  approvalLeadTime: 'Approval lead time',
  deploymentSuccessRate: 'Deployment success rate',
  rollbackTimeFromFailure: 'Rollback time from failure',
  rollbackTimeFromRequest: 'Rollback time from request',
  rollbackTimeFromDeployment: 'Rollback time from deployment',
  releases90d: 'Releases in 90 days',
  trainingToProduction: 'Training to production',
  timeToDetect: 'Time to detect',
  timeToRestore: 'Time to restore',
  deploymentIncidents: 'Deployment incidents',
  modelFreshness: 'Model freshness',
  deployedShare: 'Deployed share',
  experiments: 'Experiments',
  retrainingSuccessRate: 'Retraining success rate',
};

/** A metric's name as people read it. */
export function metricTitle(id: string): string {
  return TITLES[id as MetricId] ?? id;
}
