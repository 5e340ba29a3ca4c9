import type { WaymarkData } from 'backstage-plugin-waymark-common';
import type { TellContext } from './TellContext';

/** What every model has: who delivers what, and how quickly. Durations in ms. */
export type PipelineProfile = {
  name: string;
  owner: string;
  /** Package URL without its version */
  purl: string;
  /** What the numbers follow from; the name when not given */
  seed?: string;
  /** Deployed by hand */
  manual?: boolean;
  /** From commit to merge and pipeline, around */
  leadTime: number;
  /** From the start of a run to its first deployment, around; half an hour by default */
  runTime?: number;
  /** The registry's name of the n-th version, from 1 */
  version(n: number): string;
};

/** A step on the way to production, `after` the first. */
export type DeliveryStep = {
  environment: string;
  strategy: WaymarkData['strategy'];
  percent?: number;
  after: number;
};

export type EvaluationProfile = {
  kind: NonNullable<WaymarkData['evaluation']>['kind'];
  metrics: {
    name: string;
    value: number;
    threshold: number;
    direction: 'min' | 'max';
    slice?: string;
  }[];
};

export type Cause = NonNullable<WaymarkData['cause']>;

/** How one model is delivered. Durations in ms, shares from 0 to 1. */
export type DeliveryProfile = PipelineProfile & {
  /** How long before the end the history begins */
  since: number;
  /** From release to release, around */
  every: number;
  /** From build to production, around */
  soak: number;
  staging: boolean;
  /** How long before the end staging began to be tested */
  smokeTestsFor?: number;
  approval?: boolean;
  steps: DeliveryStep[];
  failShare: number;
  rollBackShare: number;
  /** From a bad deployment to somebody noticing, around */
  notice: number;
  recovery: number;
  attemptShare: number;
  attemptErrors: string[];
  scheduledShare?: number;
  driftEvery?: number;
  retrainTime?: number;
  dataAge?: number;
  trainedOn: string[];
  evaluatedOn: string[];
  evaluations: EvaluationProfile[];
  evidence: string[];
  gpuSeconds: number;
  tokens?: number;
  trainingCost: number;
  servingCost?: number;
  failures: string[];
  drifts: string[];
  /** Incidents no release is to blame for, around this far apart */
  outageEvery?: number;
  outages?: { description: string; cause: Cause }[];
  /** Of the releases that fall on a weekend, those that happen there */
  weekendShare?: number;
};

/** A model whose history follows no pipeline. */
export type IrregularProfile = PipelineProfile & {
  tell(context: Omit<TellContext, 'model'>, until: number): void;
};
