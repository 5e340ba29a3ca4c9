import type { MetricId } from 'backstage-plugin-waymark-common';
import { metricMessages } from './metricMessages';

/** Which way of a metric is better, and how it is computed. */
export type MetricKind = {
  better: 'higher' | 'lower' | 'neither';
  statistic: 'frequency' | 'share' | 'median' | 'mean' | 'count' | 'age';
};

/** Every metric, in the order people read them. */
export const metricKinds: Record<MetricId, MetricKind> = {
  deploymentFrequency: { better: 'higher', statistic: 'frequency' },
  changeLeadTime: { better: 'lower', statistic: 'median' },
  changeFailRate: { better: 'lower', statistic: 'share' },
  failedDeploymentRecoveryTime: { better: 'lower', statistic: 'median' },
  deploymentReworkRate: { better: 'lower', statistic: 'share' },
  pipelineShare: { better: 'higher', statistic: 'share' },
  approvalLeadTime: { better: 'lower', statistic: 'mean' },
  deploymentSuccessRate: { better: 'higher', statistic: 'share' },
  rollbackTimeFromFailure: { better: 'lower', statistic: 'mean' },
  rollbackTimeFromRequest: { better: 'lower', statistic: 'mean' },
  rollbackTimeFromDeployment: { better: 'lower', statistic: 'mean' },
  releases90d: { better: 'higher', statistic: 'count' },
  trainingToProduction: { better: 'lower', statistic: 'median' },
  timeToDetect: { better: 'lower', statistic: 'median' },
  timeToRestore: { better: 'lower', statistic: 'median' },
  deploymentIncidents: { better: 'lower', statistic: 'count' },
  modelFreshness: { better: 'lower', statistic: 'age' },
  deployedShare: { better: 'neither', statistic: 'share' },
  experiments: { better: 'neither', statistic: 'count' },
  retrainingSuccessRate: { better: 'higher', statistic: 'share' },
};

type Messages = typeof metricMessages;

/** Metrics with a part of their sample, as "failed" of "3 of 21 releases failed". */
export type ShareId = {
  [Id in MetricId]: 'part_one' extends keyof Messages[Id] ? Id : never;
}[MetricId];

/** Metrics of a time from one thing to another. */
export type SpanId = {
  [Id in MetricId]: 'span' extends keyof Messages[Id] ? Id : never;
}[MetricId];

export function isShare(id: MetricId): id is ShareId {
  return 'part_one' in metricMessages[id];
}

export function isSpan(id: MetricId): id is SpanId {
  return 'span' in metricMessages[id];
}
