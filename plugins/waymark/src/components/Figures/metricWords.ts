import type { MetricId } from 'backstage-plugin-waymark-common';

/** How a metric is spoken of: what it counts and which way is better. */
export type MetricWords = {
  better: 'higher' | 'lower' | 'neither';
  statistic: 'frequency' | 'share' | 'median' | 'mean' | 'count' | 'age';
  /** What one item of the sample is called, and several */
  items: [one: string, many: string];
  /** Of a share, what one of its part did, and several: "3 of 21 releases failed" */
  part?: [one: string, many: string];
  /** Of a duration, from what to what */
  span?: string;
  /** What to do about having no value */
  todo: string;
};

const releases: MetricWords['items'] = ['release', 'releases'];
const rollbacks: MetricWords['items'] = ['rollback', 'rollbacks'];

/** The words of every metric, in the order people read them. */
export const metricWords: Record<MetricId, MetricWords> = {
  deploymentFrequency: {
    better: 'higher',
    statistic: 'frequency',
    items: releases,
    todo: 'Send service.deployed when a version goes to production.',
  },
  changeLeadTime: {
    better: 'lower',
    statistic: 'median',
    items: ['change', 'changes'],
    span: 'deployed − committed',
    todo: 'Add the change with its commit time to the deploy event.',
  },
  changeFailRate: {
    better: 'lower',
    statistic: 'share',
    items: releases,
    part: ['failed', 'failed'],
    todo: 'Deploy to production, or choose a longer window.',
  },
  failedDeploymentRecoveryTime: {
    better: 'lower',
    statistic: 'median',
    items: ['recovered deployment', 'recovered deployments'],
    span: 'recovered − deployed',
    todo: 'Nothing to do while nothing failed; otherwise report rollbacks and resolved incidents.',
  },
  deploymentReworkRate: {
    better: 'lower',
    statistic: 'share',
    items: ['deployment', 'deployments'],
    part: ['was unplanned', 'were unplanned'],
    todo: 'Deploy to production, or choose a longer window.',
  },
  pipelineShare: {
    better: 'higher',
    statistic: 'share',
    items: ['change deployment', 'change deployments'],
    part: ['was made by a pipeline', 'were made by a pipeline'],
    todo: 'Deploy to production, or choose a longer window.',
  },
  approvalLeadTime: {
    better: 'lower',
    statistic: 'mean',
    items: ['approved release', 'approved releases'],
    span: 'released − approved',
    todo: 'Send approval.closed when a version is approved.',
  },
  deploymentSuccessRate: {
    better: 'higher',
    statistic: 'share',
    items: ['attempt', 'attempts'],
    part: ['succeeded', 'succeeded'],
    todo: 'Deploy to production, or choose a longer window.',
  },
  rollbackTimeFromFailure: {
    better: 'lower',
    statistic: 'mean',
    items: rollbacks,
    span: 'rolled back − failure known',
    todo: 'Report incidents when they are detected, not when they end.',
  },
  rollbackTimeFromRequest: {
    better: 'lower',
    statistic: 'mean',
    items: rollbacks,
    span: 'rolled back − requested',
    todo: 'Roll back from this portal.',
  },
  rollbackTimeFromDeployment: {
    better: 'lower',
    statistic: 'mean',
    items: rollbacks,
    span: 'rolled back − reverted deployment made',
    todo: 'Nothing to do while nothing was rolled back.',
  },
  releases90d: {
    better: 'higher',
    statistic: 'count',
    items: releases,
    todo: 'Send service.deployed when a version goes to production.',
  },
  trainingToProduction: {
    better: 'lower',
    statistic: 'median',
    items: ['version', 'versions'],
    span: 'first production deployment − training finished',
    todo: 'Add the time training finished to artifact.packaged.',
  },
  timeToDetect: {
    better: 'lower',
    statistic: 'median',
    items: ['incident', 'incidents'],
    span: 'incident started − degraded since',
    todo: 'Add degradedSince to the incident event.',
  },
  timeToRestore: {
    better: 'lower',
    statistic: 'median',
    items: ['ended incident', 'ended incidents'],
    span: 'ended − started',
    todo: 'Nothing to do without incidents; otherwise send incident.resolved.',
  },
  deploymentIncidents: {
    better: 'lower',
    statistic: 'count',
    items: ['incident', 'incidents'],
    todo: 'Send incident.detected when something goes wrong.',
  },
  modelFreshness: {
    better: 'lower',
    statistic: 'age',
    items: ['live version', 'live versions'],
    span: 'now − the newest training data of the oldest live version',
    todo: 'Add trainedDataUntil to artifact.packaged.',
  },
  deployedShare: {
    better: 'neither',
    statistic: 'share',
    items: ['trained version', 'trained versions'],
    part: ['reached production', 'reached production'],
    todo: 'Send artifact.packaged for every version trained.',
  },
  experiments: {
    better: 'neither',
    statistic: 'count',
    items: ['trained version', 'trained versions'],
    todo: 'Send artifact.packaged for every version trained.',
  },
  retrainingSuccessRate: {
    better: 'higher',
    statistic: 'share',
    items: ['retraining run', 'retraining runs'],
    part: [
      'led to a version that passed evaluation',
      'led to a version that passed evaluation',
    ],
    todo: 'Say what set off a training in artifact.packaged.',
  },
};
