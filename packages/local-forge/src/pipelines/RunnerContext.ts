import { ForgeLog } from '../ForgeLog';
import { ForgeStore } from '../store/ForgeStore';
import { DeploymentRow, JobRow, PipelineRow, ProjectRow } from '../store/rows';

/**
 * Is told of every change of a pipeline, after it was saved.
 *
 * @public
 */
export interface PipelineListener {
  pipelineChanged(project: ProjectRow, pipeline: PipelineRow): void;
  jobChanged(project: ProjectRow, pipeline: PipelineRow, job: JobRow): void;
  deploymentChanged(project: ProjectRow, deployment: DeploymentRow): void;
}

/**
 * What the rooms of a pipeline share.
 *
 * @public
 */
export interface RunnerContext {
  store: ForgeStore;
  log: ForgeLog;
  listener: PipelineListener;
  /** Where people and jobs reach the forge, without a trailing slash. */
  baseUrl: string;
  token: string;
  /** An interpreter that can import scikit-learn, or `python3`. */
  python: () => Promise<string>;
}
