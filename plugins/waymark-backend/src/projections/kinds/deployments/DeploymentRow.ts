import type { EnvironmentTier } from 'backstage-plugin-waymark-common';
import type { EventKey } from '../../order';
import type { PipelineTimes } from './PipelineRuns';

/**
 * A change that a deployment names, or is the first to carry. Times are epoch
 * milliseconds.
 */
export type CarriedChange = {
  /** By the deployment's own event, else it follows from what was merged */
  named: boolean;
  repository?: string;
  commit?: string;
  /** From the deployment, else from the latest `change.merged` of the commit */
  committedAt?: number;
  mergedAt?: number;
  /** The earliest that any event of the change tells of */
  firstCommittedAt?: number;
  openedAt?: number;
  url?: string;
  author?: string;
  /**
   * Whether no production change deployment before carried it; absent for one
   * that is listed only because it is the first in its environment
   */
  first?: boolean;
  /** The same among the deployments of the environment */
  firstInEnvironment?: boolean;
};

/** A deployment or a rollback of a model in an environment. */
export type DeploymentRow = EventKey & {
  /** The first two are change deployments, the last is a rollback */
  kind: 'deployed' | 'upgraded' | 'rolledback';
  at: number;
  /** When the rollout began; `at` where nothing says so */
  begunAt: number;
  environment: string;
  tier: EnvironmentTier;
  version: string;
  /** Its event names the version, and not only the artifact */
  namesVersion: boolean;
  artifactId: string;
  executedBy: 'pipeline' | 'manual';
  /** As its event or a correction says; undefined where neither does */
  unplanned?: boolean;
  /** It ended an incident that a deployment before it is blamed for */
  fix: boolean;
  /** The correction that says whether it was planned */
  markedBy?: EventKey;
  strategy?: string;
  trafficPercent?: number;
  /** What it names, then what it is the first to carry */
  changes: CarriedChange[];
  /** How many merged changes it carries that are not listed, as they were carried before */
  carriedAgain?: number;
  /** How many changes the first production deployment uses up */
  beforeFirst?: number;
  pipelineRun?: { id?: string; url?: string };
  /** Of a production change deployment: when that run did what */
  pipelineTimes?: PipelineTimes;
  /** Ordinal of the release a production change deployment belongs to, from 0 */
  release?: number;
  /** Opens its release, and so dates it */
  opensRelease: boolean;
  /** The same where only its environment is looked at */
  inEnvironment: {
    carriedAgain?: number;
    beforeFirst?: number;
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
  /** What set off the training of this version; undefined counts as `commit` */
  trainingTrigger?: string;
  /** While its version was live because of it */
  liveFrom?: number;
  liveUntil?: number;
};
