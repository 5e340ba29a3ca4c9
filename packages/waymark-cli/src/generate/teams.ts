import type {
  Cause,
  DeliveryProfile,
  EvaluationProfile,
} from './DeliveryProfile';
import { DAY, HOUR, MINUTE } from './time';

/** A kind of team, and how it delivers. */
export type Team = {
  name: string;
  purl: string;
  version(n: number): string;
  habits: Omit<
    DeliveryProfile,
    'name' | 'owner' | 'purl' | 'version' | 'since' | 'seed'
  >;
};

const performance: EvaluationProfile = {
  kind: 'performance',
  metrics: [
    { name: 'roc_auc', value: 0.82, threshold: 0.78, direction: 'min' },
    { name: 'brier_score', value: 0.14, threshold: 0.17, direction: 'max' },
  ],
};
const fairness: EvaluationProfile = {
  kind: 'fairness',
  metrics: [
    {
      name: 'approval_rate_ratio',
      value: 0.91,
      threshold: 0.8,
      direction: 'min',
      slice: 'age under 30',
    },
  ],
};
const quality: EvaluationProfile = {
  kind: 'data-quality',
  metrics: [
    {
      name: 'missing_share',
      value: 0.004,
      threshold: 0.02,
      direction: 'max',
    },
  ],
};

const outages: { description: string; cause: Cause }[] = [
  { description: 'The nodes ran out of memory', cause: 'infrastructure' },
  { description: 'The feature store answers slowly', cause: 'dependency' },
  { description: 'A column of the input is empty', cause: 'dataQuality' },
  { description: 'Fewer answers than expected', cause: 'unknown' },
];

const common = {
  attemptErrors: [
    'the evaluation missed its threshold',
    'the runner lost its connection',
    'the new version did not answer within 30 s',
  ],
  failures: [
    'Answers take over two seconds',
    'Share of errors above 2 %',
    'Scores are constant for some inputs',
  ],
  drifts: [
    'The inputs’ distribution differs from that of the training data',
    'Less is predicted correctly than in the weeks before',
  ],
  outages,
  trainedOn: ['observations'],
  evaluatedOn: ['holdout'],
};

/** Teams of different rhythms. */
export const TEAMS: Team[] = [
  {
    // Several small releases a day, canaries, two regions, weekends too.
    name: 'platform',
    purl: 'pkg:oci',
    version: n => `2.${Math.floor(n / 10)}.${n % 10}`,
    habits: {
      ...common,
      every: 9 * HOUR,
      leadTime: 4 * HOUR,
      soak: 25 * MINUTE,
      runTime: 18 * MINUTE,
      staging: true,
      smokeTestsFor: Infinity,
      steps: [
        { environment: 'prod-eu', strategy: 'canary', percent: 10, after: 0 },
        {
          environment: 'prod-eu',
          strategy: 'canary',
          percent: 100,
          after: 20 * MINUTE,
        },
        {
          environment: 'prod-us',
          strategy: 'rolling',
          after: 40 * MINUTE,
        },
      ],
      failShare: 0.03,
      rollBackShare: 1,
      notice: 8 * MINUTE,
      recovery: 12 * MINUTE,
      attemptShare: 0.05,
      scheduledShare: 0.2,
      driftEvery: 60 * DAY,
      retrainTime: 6 * HOUR,
      dataAge: 0.5 * DAY,
      weekendShare: 0.15,
      evaluations: [performance, quality],
      evidence: ['sbom', 'model-card'],
      gpuSeconds: 420,
      trainingCost: 2.2,
    },
  },
  {
    // High risk: everything proven and approved before production.
    name: 'risk',
    purl: 'pkg:mlflow',
    version: String,
    habits: {
      ...common,
      every: 8 * DAY,
      leadTime: 3 * DAY,
      soak: 14 * HOUR,
      runTime: 50 * MINUTE,
      staging: true,
      smokeTestsFor: Infinity,
      approval: true,
      steps: [{ environment: 'production', strategy: 'blue-green', after: 0 }],
      failShare: 0.12,
      rollBackShare: 0.8,
      notice: 50 * MINUTE,
      recovery: 25 * MINUTE,
      attemptShare: 0.12,
      scheduledShare: 0.3,
      driftEvery: 110 * DAY,
      evaluations: [performance, fairness, quality],
      evidence: ['sbom', 'model-card', 'signature'],
      gpuSeconds: 900,
      trainingCost: 4,
    },
  },
  {
    // Fast and careless: many releases, many of them bad.
    name: 'growth',
    purl: 'pkg:mlflow',
    version: String,
    habits: {
      ...common,
      every: 2.6 * DAY,
      leadTime: 14 * HOUR,
      soak: 40 * MINUTE,
      runTime: 35 * MINUTE,
      staging: false,
      steps: [{ environment: 'production', strategy: 'rolling', after: 0 }],
      failShare: 0.35,
      rollBackShare: 0.6,
      notice: 3 * HOUR,
      recovery: 3.5 * HOUR,
      attemptShare: 0.25,
      scheduledShare: 0.1,
      driftEvery: 75 * DAY,
      weekendShare: 0.05,
      evaluations: [performance],
      evidence: [],
      gpuSeconds: 5400,
      trainingCost: 11,
    },
  },
  {
    // Monthly, long in the making, deployed by hand.
    name: 'back-office',
    purl: 'pkg:generic',
    version: n => `r${n}`,
    habits: {
      ...common,
      manual: true,
      every: 30 * DAY,
      leadTime: 24 * DAY,
      soak: 3 * DAY,
      runTime: 2 * HOUR,
      staging: true,
      steps: [{ environment: 'production', strategy: 'recreate', after: 0 }],
      failShare: 0.12,
      rollBackShare: 0.2,
      notice: 2 * DAY,
      recovery: 2 * DAY,
      attemptShare: 0.3,
      scheduledShare: 0.5,
      driftEvery: 190 * DAY,
      retrainTime: 12 * DAY,
      dataAge: 30 * DAY,
      evaluations: [performance],
      evidence: ['sbom'],
      gpuSeconds: 0,
      trainingCost: 0.4,
    },
  },
  {
    // Retrained by the clock, and when the world moved.
    name: 'planning',
    purl: 'pkg:mlflow',
    version: String,
    habits: {
      ...common,
      every: 5.4 * DAY,
      leadTime: 30 * HOUR,
      soak: 3 * HOUR,
      runTime: 80 * MINUTE,
      staging: true,
      smokeTestsFor: Infinity,
      steps: [{ environment: 'production', strategy: 'rolling', after: 0 }],
      failShare: 0.1,
      rollBackShare: 0.5,
      notice: 5 * HOUR,
      recovery: 4 * HOUR,
      attemptShare: 0.08,
      scheduledShare: 0.85,
      driftEvery: 50 * DAY,
      evaluations: [performance, quality],
      evidence: ['sbom', 'model-card'],
      gpuSeconds: 2600,
      trainingCost: 6.5,
    },
  },
];
