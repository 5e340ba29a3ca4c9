import type { EnvironmentTier } from 'backstage-plugin-waymark-common';
import type { AttestationRow } from './AttestationRow';
import type { GateRow } from './GateRow';
import type { LevelChangeRow } from './LevelChangeRow';
import type { ReviewRow } from './ReviewRow';

/**
 * What the folds make of one model's events. Times are epoch milliseconds.
 * Terms and rules are those of `definitions/README.md`; everything that needs a model's
 * whole history (releases, reverts, attribution, first deployment of a change)
 * is settled here, so that a figure reads only the rows of its window.
 */
export type ModelRows = {
  /** In order (time, source, id) */
  deployments: DeploymentRow[];
  /** In order of their start */
  incidents: IncidentRow[];
  versions: VersionRow[];
  trainingRuns: TrainingRunRow[];
  approvals: ApprovalRow[];
  /** What gates decided on versions */
  gates: GateRow[];
  failedAttempts: FailedAttemptRow[];
  rollbackRequests: RollbackRequestRow[];
  live: LiveRow[];
  /** What others than the reporter tell of deployments; no figure reads it */
  corroborating: DeploymentRow[];
  costs: CostRow[];
  /** What people attested of it */
  attestations: AttestationRow[];
  /** Whom people asked to attest it */
  reviews: ReviewRow[];
  /** What was recorded of its maturity levels */
  levelChanges: LevelChangeRow[];
  /** Of all environments, and of each that had a deployment */
  totals: TotalsRow[];
};

/**
 * All of a model's rows, with those that only a fold that goes on from them
 * needs.
 */
export type FoldedRows = ModelRows & {
  merges: MergeRow[];
  artifacts: ArtifactRow[];
  progress: ProgressRow[];
};

/** Names one event among all: `(source, id)`. */
export type EventKey = { source: string; id: string };

export type ChangeRow = {
  repository?: string;
  commit?: string;
  /** From the deployment, else from the latest `change.merged` of the commit */
  committedAt?: number;
  url?: string;
  author?: string;
};

export type DeploymentRow = EventKey & {
  /** The first two are change deployments, the last is a rollback */
  kind: 'deployed' | 'upgraded' | 'rolledback';
  at: number;
  environment: string;
  tier: EnvironmentTier;
  version: string;
  artifactId: string;
  executedBy: 'pipeline' | 'manual';
  unplanned: boolean;
  /** The correction that says whether it was planned */
  markedBy?: EventKey;
  strategy?: string;
  trafficPercent?: number;
  change?: ChangeRow;
  /** The first production change deployment of its `(repository, commit)` */
  firstOfChange: boolean;
  pipelineRun?: { id?: string; url?: string };
  /** Ordinal of the release a production change deployment belongs to, from 0 */
  release?: number;
  /** Opens its release, and so dates it */
  opensRelease: boolean;
  /** The same where only its environment is looked at */
  inEnvironment: {
    firstOfChange: boolean;
    release?: number;
    opensRelease: boolean;
  };
  /** For a rollback, the change deployment it undid */
  reverts?: EventKey;
  /** For a change deployment, the rollback that undid it */
  revertedBy?: EventKey & { at: number };
  /** A production change deployment that was reverted or is blamed */
  failed: boolean;
  toVersion?: string;
  fromVersion?: string;
  rollbackRequest?: string;
  /** The version its artifact is, where it names only the artifact */
  artifactVersion?: string;
  /** What set off the training of this version; undefined counts as `commit` */
  trainingTrigger?: string;
  /** While its version was live because of it */
  liveFrom?: number;
  liveUntil?: number;
};

export type AttributionRule =
  | 'corrected'
  | 'explicit'
  | 'artifact'
  | 'time'
  | 'none';

export type IncidentRow = {
  /** Key of the incident: subject source and id; an incident is a key and a start */
  source: string;
  id: string;
  /** The event that opened it */
  openedBy: EventKey;
  /** The event that ended it */
  endedBy?: EventKey;
  environment: string;
  tier: EnvironmentTier;
  startedAt: number;
  endedAt?: number;
  degradedSince?: number;
  cause?: string;
  description?: string;
  url?: string;
  deployment?: EventKey;
  rule: AttributionRule;
  /** When that was made */
  deploymentAt?: number;
  deploymentVersion?: string;
  /** The correction that attributes it */
  correctedBy?: EventKey;
  /** Deployments its events name, by bare id */
  names: string[];
};

export type EvaluationRow = EventKey & {
  kind: string;
  passed: boolean;
  at: number;
  metrics: {
    name: string;
    value: number;
    threshold?: number;
    direction?: string;
    slice?: string;
  }[];
  thresholdsCommit?: string;
  reportUrl?: string;
};

export type EvidenceRow = EventKey & {
  kind: string;
  uri?: string;
  digest?: string;
  at: number;
};

export type VersionRow = {
  version: string;
  artifactId?: string;
  /** The latest event that says how it was trained */
  trainedBy?: EventKey;
  trainingStartedAt?: number;
  trainingFinishedAt?: number;
  trainedDataUntil?: number;
  trigger?: string;
  datasets: string[];
  runUrl?: string;
  packagedAt?: number;
  publishedAt?: number;
  signedAt?: number;
  firstProductionAt?: number;
  /** Event of the first production change deployment */
  firstProduction?: EventKey;
  /** The same by environment */
  firstProductionIn: (EventKey & { environment: string; at: number })[];
  evaluations: EvaluationRow[];
  evidence: EvidenceRow[];
  /** Times of the first and the last event that name it */
  firstSeenAt: number;
  lastSeenAt: number;
};

/** One `artifact.packaged` that tells of a training run. */
export type TrainingRunRow = EventKey & {
  version?: string;
  finishedAt: number;
  trigger?: string;
};

export type ApprovalRow = EventKey & {
  at: number;
  status: string;
  /** Who answered, as the event names them */
  responder?: string;
  url?: string;
  /** Digest of the artifact it is bound to */
  digest?: string;
  action?: string;
  environment?: string;
  version: string;
};

export type FailedAttemptRow = EventKey & {
  /** Of the attempt's earliest event */
  at: number;
  environment: string;
  tier: EnvironmentTier;
  runId: string;
  /** Subjects of its failed events: the pipeline run, or task runs of it */
  runs: string[];
  /** Where people see the run, by the earliest event that says so */
  url?: string;
  changeUrl?: string;
  /** A production deployment names one of them, or the run, so it came through */
  deployed: boolean;
};

/** What a pipeline run or a service cost, as its event tells. */
export type CostRow = EventKey & {
  at: number;
  version?: string;
  environment?: string;
  gpuSeconds?: number;
  tokens?: number;
  amount?: number;
  /** ISO 4217 */
  currency?: string;
};

/** What does not fit a window: counts and firsts of a whole history. */
export type TotalsRow = {
  /** Absent for all environments */
  environment?: string;
  /** Of the first production deployment, rollbacks included */
  firstProductionAt?: number;
  productionChanges: number;
  lastRollbackAt?: number;
  /** The latest release, which the next deployment may join */
  release?: { ordinal: number; version: string; undone: boolean };
};

/** The latest merge of a commit. */
export type MergeRow = EventKey & {
  commit: string;
  at: number;
  change: ChangeRow;
};

/** An artifact that events told of, and the version one of them says it is. */
export type ArtifactRow = { artifact: string; version?: string };

/** How far a model is folded, and by what. */
export type ProgressRow = {
  /** Digest of what the folds took from configuration, and of which folds they were */
  foldedWith: string;
  lastServiceAt: number;
  lastIncidentAt: number;
  lastRunAt: number;
  reporter: Reporter;
  /** What decisions speak of: keys of events, and of incidents */
  decided: string[];
};

/** Who is believed on deployments of a model. */
export type Reporter = {
  /** CloudEvents source */
  source?: string;
  /** Sources by environment id, where one has its own */
  byEnvironment: Record<string, string>;
};

export type RollbackRequestRow = {
  id: string;
  requestedAt: number;
  requestedBy?: string;
};

/** What serves in one environment, as of the last event folded. */
export type LiveRow = {
  environment: string;
  tier: EnvironmentTier;
  version?: string;
  since?: number;
  deployment?: EventKey;
  executedBy?: 'pipeline' | 'manual';
  strategy?: string;
  trafficPercent?: number;
  candidate?: { version: string; trafficPercent: number; since: number };
};
