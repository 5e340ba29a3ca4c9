import type { MetricId } from 'backstage-plugin-waymark-common';
import { approvalLeadTime } from './definitions/approvalLeadTime';
import { changeFailRate } from './definitions/changeFailRate';
import { changeLeadTime } from './definitions/changeLeadTime';
import { deploymentFrequency } from './definitions/deploymentFrequency';
import { deploymentReworkRate } from './definitions/deploymentReworkRate';
import { deploymentSuccessRate } from './definitions/deploymentSuccessRate';
import { failedDeploymentRecoveryTime } from './definitions/failedDeploymentRecoveryTime';
import {
  deploymentIncidents,
  timeToDetect,
  timeToRestore,
} from './definitions/incidents';
import { modelFreshness } from './definitions/modelFreshness';
import { pipelineShare } from './definitions/pipelineShare';
import { releases90d } from './definitions/releases90d';
import { retrainingSuccessRate } from './definitions/retrainingSuccessRate';
import {
  rollbackTimeFromDeployment,
  rollbackTimeFromFailure,
  rollbackTimeFromRequest,
} from './definitions/rollbackTimes';
import { deployedShare, experiments } from './definitions/trainedVersions';
import { trainingToProduction } from './definitions/trainingToProduction';
import type { MetricDefinition } from './MetricDefinition';

/** Every metric that applies to one model, by id. */
export const metricRegistry: Record<MetricId, MetricDefinition> = {
  deploymentFrequency,
  changeLeadTime,
  changeFailRate,
  failedDeploymentRecoveryTime,
  deploymentReworkRate,
  pipelineShare,
  approvalLeadTime,
  deploymentSuccessRate,
  rollbackTimeFromFailure,
  rollbackTimeFromRequest,
  rollbackTimeFromDeployment,
  releases90d,
  trainingToProduction,
  timeToDetect,
  timeToRestore,
  deploymentIncidents,
  modelFreshness,
  deployedShare,
  experiments,
  retrainingSuccessRate,
};

/** Every metric id, in the order people read them. */
export const metricIds = Object.keys(metricRegistry) as MetricId[];

/** Narrows a string from outside. */
export function isMetricId(id: string): id is MetricId {
  return Object.hasOwn(metricRegistry, id);
}
