/** @public */
export type JobStatus =
  | 'created'
  | 'pending'
  | 'running'
  | 'success'
  | 'failed'
  | 'canceled'
  | 'skipped'
  | 'manual';

/** @public */
export type PipelineStatus = Exclude<JobStatus, 'pending'> | 'pending';

/** @public */
export type DeploymentStatus = 'running' | 'success' | 'failed' | 'canceled';

/** @public */
export interface VariableRow {
  key: string;
  value: string;
  variable_type: 'env_var' | 'file';
  protected: boolean;
  masked: boolean;
  raw: boolean;
  environment_scope: string;
  description: string | null;
}

/** @public */
export interface HookRow {
  id: number;
  url: string;
  token?: string;
  createdAt: string;
  push_events: boolean;
  pipeline_events: boolean;
  job_events: boolean;
  deployment_events: boolean;
}

/** @public */
export interface TriggerRow {
  id: number;
  token: string;
  description: string;
  createdAt: string;
}

/** @public */
export interface EnvironmentRow {
  id: number;
  name: string;
  tier: string;
  externalUrl?: string;
  state: 'available' | 'stopped';
  createdAt: string;
}

/** Merged and closed by git alone: the forge only tells of it. @public */
export interface MergeRequestRow {
  iid: number;
  title: string;
  description: string;
  sourceBranch: string;
  targetBranch: string;
  createdAt: string;
}

/** @public */
export interface ProjectRow {
  id: number;
  namespace: string;
  path: string;
  name: string;
  description: string;
  visibility: string;
  topics: string[];
  defaultBranch: string;
  createdAt: string;
  lastActivityAt: string;
  protectedBranches: string[];
  variables: VariableRow[];
  hooks: HookRow[];
  triggers: TriggerRow[];
  environments: EnvironmentRow[];
  /** Absent in projects of before there were any. */
  mergeRequests?: MergeRequestRow[];
}

/** @public */
export interface JobEnvironment {
  name: string;
  tier: string;
  action: string;
  url?: string;
}

/** @public */
export interface JobRow {
  id: number;
  name: string;
  stage: string;
  status: JobStatus;
  when: string;
  /** True for any failure, or the exit codes that are allowed. */
  allowFailure: boolean | number[];
  /** Undefined when the job waits for the stages before its own. */
  needs?: string[];
  environment?: JobEnvironment;
  createdAt: string;
  startedAt?: string;
  finishedAt?: string;
  exitCode?: number;
  failureReason?: string;
  /** A newer row of the same name took its place. */
  retried?: boolean;
}

/** @public */
export interface PipelineRow {
  id: number;
  iid: number;
  projectId: number;
  sha: string;
  beforeSha: string;
  ref: string;
  source: string;
  status: PipelineStatus;
  stages: string[];
  variables: { key: string; value: string }[];
  jobs: JobRow[];
  yamlErrors?: string;
  createdAt: string;
  updatedAt: string;
  startedAt?: string;
  finishedAt?: string;
}

/** @public */
export interface DeploymentRow {
  id: number;
  iid: number;
  projectId: number;
  pipelineId: number;
  jobId: number;
  environment: string;
  tier: string;
  externalUrl?: string;
  sha: string;
  ref: string;
  status: DeploymentStatus;
  createdAt: string;
  updatedAt: string;
  finishedAt?: string;
}
