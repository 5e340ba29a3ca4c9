import { existsSync } from 'node:fs';
import { ConflictError, InputError } from '@backstage/errors';
import { JobRow, PipelineRow, ProjectRow } from '../store/rows';
import { JobBook } from './JobBook';
import { Runner } from './Runner';
import { RunnerContext } from './RunnerContext';
import { currentJobs } from './schedule';

/**
 * What people may do to a pipeline that exists: cancel, play, do again.
 *
 * @public
 */
export class PipelineControl {
  constructor(
    private readonly context: RunnerContext,
    private readonly book: JobBook,
    private readonly runner: Runner,
  ) {}

  cancelJob(project: ProjectRow, pipeline: PipelineRow, job: JobRow): void {
    if (['created', 'pending', 'running', 'manual'].includes(job.status)) {
      this.book.finish(project, pipeline, job, 'canceled');
      this.runner.stopJob(job);
      this.book.update(project, pipeline);
    }
  }

  cancelPipeline(project: ProjectRow, pipeline: PipelineRow): void {
    for (const job of currentJobs(pipeline)) {
      this.cancelJob(project, pipeline, job);
    }
  }

  playJob(project: ProjectRow, pipeline: PipelineRow, job: JobRow): JobRow {
    if (job.status !== 'manual') {
      throw new ConflictError('400 Bad request - Unplayable Job');
    }
    job.when = 'on_success';
    this.resume(project, pipeline, [job]);
    return job;
  }

  /** Runs a finished job again, as a new row, with what follows it. */
  retryJob(project: ProjectRow, pipeline: PipelineRow, job: JobRow): JobRow {
    if (
      !['success', 'failed', 'canceled'].includes(job.status) ||
      job.retried
    ) {
      throw new ConflictError('403 Forbidden - Job is not retryable');
    }
    this.requireWorkspace(pipeline);
    const again = this.repeat(pipeline, job);
    this.resume(project, pipeline, [again]);
    return again;
  }

  retryPipeline(project: ProjectRow, pipeline: PipelineRow): void {
    this.requireWorkspace(pipeline);
    const again = currentJobs(pipeline)
      .filter(job => ['failed', 'canceled'].includes(job.status))
      .map(job => this.repeat(pipeline, job));
    this.resume(project, pipeline, again);
  }

  private requireWorkspace(pipeline: PipelineRow): void {
    const { paths } = this.context.store;
    if (!existsSync(paths.workspace(pipeline.projectId, pipeline.id))) {
      throw new InputError('The files of this pipeline are no longer kept');
    }
  }

  private repeat(pipeline: PipelineRow, job: JobRow): JobRow {
    job.retried = true;
    const again: JobRow = {
      id: this.context.store.nextId('job'),
      name: job.name,
      stage: job.stage,
      status: 'created',
      when: job.when === 'manual' ? 'on_success' : job.when,
      allowFailure: job.allowFailure,
      needs: job.needs,
      environment: job.environment,
      createdAt: new Date().toISOString(),
    };
    pipeline.jobs.push(again);
    return again;
  }

  private resume(
    project: ProjectRow,
    pipeline: PipelineRow,
    jobs: JobRow[],
  ): void {
    for (const job of currentJobs(pipeline)) {
      if (job.status === 'skipped') {
        job.status = 'created';
        job.finishedAt = undefined;
      }
    }
    for (const job of jobs) {
      job.status = 'created';
    }
    pipeline.finishedAt = undefined;
    pipeline.status = 'pending';
    this.context.store.savePipeline(pipeline);
    this.context.listener.pipelineChanged(project, pipeline);
    this.runner.enqueue(project, pipeline);
  }
}
