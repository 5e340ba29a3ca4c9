import { existsSync } from 'node:fs';
import { ConflictError, InputError } from '@backstage/errors';
import { JobRow, PipelineRow, ProjectRow } from '../store/rows';
import { Deployments } from './Deployments';
import { runJob, RunningJob } from './runJob';
import { RunnerContext } from './RunnerContext';
import { currentJobs, decideJob, pipelineStatus } from './schedule';
import { TraceFile } from './TraceFile';

/** As many as may share this machine's cores. */
const jobsAtOnce = 2;

/**
 * Runs planned pipelines, one at a time a project, and each job as soon as
 * those it waits for are done.
 *
 * @public
 */
export class Runner {
  private readonly turns = new Map<number, Promise<void>>();
  private readonly running = new Map<number, RunningJob>();
  private readonly deployments: Deployments;
  private closing = false;

  constructor(private readonly context: RunnerContext) {
    this.deployments = new Deployments(context);
  }

  /** Runs what is left of a pipeline when the project's turn has come. */
  enqueue(project: ProjectRow, pipeline: PipelineRow): void {
    const turn = (this.turns.get(project.id) ?? Promise.resolve())
      .then(() => this.run(project, pipeline))
      .catch(error => this.context.log(`pipeline ${pipeline.id}: ${error}`));
    this.turns.set(project.id, turn);
  }

  /** Marks what a former end of the forge left unfinished as failed. */
  failInterrupted(): void {
    for (const project of this.context.store.projects()) {
      for (const pipeline of this.context.store.pipelines(project.id)) {
        if (['created', 'pending', 'running'].includes(pipeline.status)) {
          this.interrupt(project, pipeline);
        }
      }
    }
  }

  cancelJob(project: ProjectRow, pipeline: PipelineRow, job: JobRow): void {
    if (['created', 'pending', 'running', 'manual'].includes(job.status)) {
      this.finishJob(project, pipeline, job, 'canceled');
      this.running.get(job.id)?.stop();
      this.updatePipeline(project, pipeline);
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

  /** Ends what runs, marks it, and starts nothing more. */
  async close(): Promise<void> {
    this.closing = true;
    const finished = [...this.running.values()].map(job => job.finished);
    this.failInterrupted();
    await Promise.all(finished);
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
    this.enqueue(project, pipeline);
  }

  private async run(project: ProjectRow, pipeline: PipelineRow): Promise<void> {
    const active = new Map<number, Promise<void>>();
    for (;;) {
      // What is skipped may settle what a job earlier in the list waits for.
      while (!this.closing && this.startWhatCan(project, pipeline, active));
      this.updatePipeline(project, pipeline);
      if (active.size === 0) {
        return;
      }
      await Promise.race(active.values());
    }
  }

  private startWhatCan(
    project: ProjectRow,
    pipeline: PipelineRow,
    active: Map<number, Promise<void>>,
  ): boolean {
    let settledAny = false;
    for (const job of currentJobs(pipeline)) {
      if (job.status !== 'created') {
        continue;
      }
      const decision = decideJob(job, pipeline);
      if (decision === 'skip') {
        settledAny = true;
        this.finishJob(project, pipeline, job, 'skipped');
      } else if (decision === 'offer') {
        settledAny = true;
        job.status = 'manual';
        this.changed(project, pipeline, job);
      } else if (decision === 'start' && active.size < jobsAtOnce) {
        job.status = 'running';
        job.startedAt = new Date().toISOString();
        pipeline.startedAt ??= job.startedAt;
        this.changed(project, pipeline, job);
        this.deployments.start(project, pipeline, job);
        active.set(
          job.id,
          this.execute(project, pipeline, job).finally(() =>
            active.delete(job.id),
          ),
        );
      }
    }
    return settledAny;
  }

  private async execute(
    project: ProjectRow,
    pipeline: PipelineRow,
    job: JobRow,
  ): Promise<void> {
    try {
      const running = await runJob(this.context, project, pipeline, job);
      this.running.set(job.id, running);
      if (job.status !== 'running') {
        running.stop();
      }
      job.exitCode = await running.finished;
    } catch (error) {
      job.exitCode = 1;
      this.trace(job, project).append(`ERROR: ${error}`);
    } finally {
      this.running.delete(job.id);
    }
    // A cancelled or interrupted job was marked when that was decided.
    if (job.status === 'running') {
      this.finishJob(
        project,
        pipeline,
        job,
        job.exitCode === 0 ? 'success' : 'failed',
      );
    }
  }

  private finishJob(
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

  private interrupt(project: ProjectRow, pipeline: PipelineRow): void {
    for (const job of currentJobs(pipeline)) {
      if (['running', 'pending'].includes(job.status)) {
        this.trace(job, project).append('ERROR: Job failed: forge stopped');
        this.finishJob(project, pipeline, job, 'failed', 'forge stopped');
        this.running.get(job.id)?.stop();
      } else if (job.status === 'created') {
        this.finishJob(project, pipeline, job, 'skipped');
      }
    }
    pipeline.status = 'failed';
    pipeline.finishedAt = new Date().toISOString();
    this.context.store.savePipeline(pipeline);
    this.context.listener.pipelineChanged(project, pipeline);
  }

  private trace(job: JobRow, project: ProjectRow): TraceFile {
    return new TraceFile(this.context.store.paths.trace(project.id, job.id));
  }

  private changed(
    project: ProjectRow,
    pipeline: PipelineRow,
    job: JobRow,
  ): void {
    this.context.store.savePipeline(pipeline);
    this.context.listener.jobChanged(project, pipeline, job);
  }

  private updatePipeline(project: ProjectRow, pipeline: PipelineRow): void {
    const status = this.closing ? pipeline.status : pipelineStatus(pipeline);
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
