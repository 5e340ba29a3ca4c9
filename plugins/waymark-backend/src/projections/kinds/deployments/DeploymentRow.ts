import type { EnvironmentTier } from 'backstage-plugin-waymark-common';
import type { EventKey } from '../../order';

/** What a deployment, or a merge, says of its commit. Times are epoch milliseconds. */
export type ChangeRow = {
  repository?: string;
  commit?: string;
  /** From the deployment, else from the latest `change.merged` of the commit */
  committedAt?: number;
  url?: string;
  author?: string;
};

/** A deployment or a rollback of a model in an environment. */
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
