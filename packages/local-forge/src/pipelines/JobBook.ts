import { JobRow, PipelineRow, ProjectRow } from '../store/rows';
import { Deployments } from './Deployments';
import { RunnerContext } from './RunnerContext';
import { pipelineStatus } from './schedule';

/**
 * Writes down what becomes of jobs and pipelines, and tells who listens.
 *
 * @public
 */
export class JobBook {
  private readonly deployments: Deployments;

  constructor(private readonly context: RunnerContext) {
    this.deployments = new Deployments(context);
  }

  begin(project: ProjectRow, pipeline: PipelineRow, job: JobRow): void {
    job.status = 'running';
    job.startedAt = new Date().toISOString();
    pipeline.startedAt ??= job.startedAt;
    this.changed(project, pipeline, job);
    this.deployments.start(project, pipeline, job);
  }

  finish(
    project: ProjectRow,
    pipeline: PipelineRow,
    job: JobRow,
    status: 'success' | 'failed' | 'canceled' | 'skipped',
    failureReason = 'script_failure',
  ): void {
    job.status = status;
    job.finishedAt = new Date().toISOString();
    job.failureReason = status === 'failed' ? failureReason : undefined;
    this.changed(project, pipeline, job);
    this.deployments.finish(project, job);
  }

  changed(project: ProjectRow, pipeline: PipelineRow, job: JobRow): void {
    this.context.store.savePipeline(pipeline);
    this.context.listener.jobChanged(project, pipeline, job);
  }

  /** Brings the pipeline's status in line with its jobs. */
  update(project: ProjectRow, pipeline: PipelineRow): void {
    const status = pipelineStatus(pipeline);
    if (status === pipeline.status) {
      return;
    }
    pipeline.status = status;
    if (['success', 'failed', 'canceled', 'skipped'].includes(status)) {
      pipeline.finishedAt = new Date().toISOString();
    }
    this.context.store.savePipeline(pipeline);
    this.context.listener.pipelineChanged(project, pipeline);
  }
}
