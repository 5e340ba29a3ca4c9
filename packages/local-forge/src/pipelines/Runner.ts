import { JobRow, PipelineRow, ProjectRow } from '../store/rows';
import { JobBook } from './JobBook';
import { runJob, RunningJob } from './runJob';
import { RunnerContext } from './RunnerContext';
import { currentJobs, decideJob } from './schedule';
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
  private closing = false;

  constructor(
    private readonly context: RunnerContext,
    private readonly book: JobBook,
  ) {}

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

  /** Ends a job's process, if it has one. */
  stopJob(job: JobRow): void {
    this.running.get(job.id)?.stop();
  }

  /** Ends what runs, marks it, and starts nothing more. */
  async close(): Promise<void> {
    this.closing = true;
    const finished = [...this.running.values()].map(job => job.finished);
    this.failInterrupted();
    await Promise.all(finished);
  }

  private async run(project: ProjectRow, pipeline: PipelineRow): Promise<void> {
    const active = new Map<number, Promise<void>>();
    for (;;) {
      // What is skipped may settle what a job earlier in the list waits for.
      while (!this.closing && this.startWhatCan(project, pipeline, active));
      if (!this.closing) {
        this.book.update(project, pipeline);
      }
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
        this.book.finish(project, pipeline, job, 'skipped');
      } else if (decision === 'offer') {
        settledAny = true;
        job.status = 'manual';
        this.book.changed(project, pipeline, job);
      } else if (decision === 'start' && active.size < jobsAtOnce) {
        this.book.begin(project, pipeline, job);
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
      this.book.finish(
        project,
        pipeline,
        job,
        job.exitCode === 0 ? 'success' : 'failed',
      );
    }
  }

  private interrupt(project: ProjectRow, pipeline: PipelineRow): void {
    for (const job of currentJobs(pipeline)) {
      if (['running', 'pending'].includes(job.status)) {
        this.trace(job, project).append('ERROR: Job failed: forge stopped');
        this.book.finish(project, pipeline, job, 'failed', 'forge stopped');
        this.stopJob(job);
      } else if (job.status === 'created') {
        this.book.finish(project, pipeline, job, 'skipped');
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
}
