import { JobRow, PipelineRow, PipelineStatus } from '../store/rows';

const settledStatuses = new Set(['success', 'failed', 'canceled', 'skipped']);

/**
 * The rows that count: a job that was retried is told by its newest row.
 *
 * @public
 */
export function currentJobs(pipeline: PipelineRow): JobRow[] {
  return pipeline.jobs.filter(job => !job.retried);
}

/**
 * Whether the job failed and nothing allows it to.
 *
 * @public
 */
export function failedForGood(job: JobRow): boolean {
  if (job.status !== 'failed') {
    return job.status === 'canceled';
  }
  return Array.isArray(job.allowFailure)
    ? !job.allowFailure.includes(job.exitCode ?? 1)
    : !job.allowFailure;
}

function matchesNeed(job: JobRow, need: string): boolean {
  return job.name === need || job.name.startsWith(`${need}: [`);
}

function waitsFor(job: JobRow, pipeline: PipelineRow): JobRow[] {
  const jobs = currentJobs(pipeline);
  if (job.needs) {
    return jobs.filter(other =>
      job.needs!.some(need => matchesNeed(other, need)),
    );
  }
  const stage = pipeline.stages.indexOf(job.stage);
  return jobs.filter(other => pipeline.stages.indexOf(other.stage) < stage);
}

/** @public */
export type Decision = 'wait' | 'start' | 'skip' | 'offer';

/**
 * What to do with a job that has not begun: `offer` is a manual job that
 * someone may play now.
 *
 * @public
 */
export function decideJob(job: JobRow, pipeline: PipelineRow): Decision {
  const before = waitsFor(job, pipeline);
  const settled = before.every(
    other =>
      settledStatuses.has(other.status) ||
      // An optional manual job holds back only those that name it.
      (other.status === 'manual' && other.allowFailure === true && !job.needs),
  );
  if (!settled) {
    return 'wait';
  }
  const broken = before.some(
    other => failedForGood(other) || (job.needs && other.status === 'skipped'),
  );
  switch (job.when) {
    case 'always':
      return 'start';
    case 'on_failure':
      return broken ? 'start' : 'skip';
    case 'manual':
      return broken ? 'skip' : 'offer';
    default:
      return broken ? 'skip' : 'start';
  }
}

/**
 * A pipeline's status, told by its jobs.
 *
 * @public
 */
export function pipelineStatus(pipeline: PipelineRow): PipelineStatus {
  const jobs = currentJobs(pipeline);
  const some = (...statuses: string[]) =>
    jobs.some(job => statuses.includes(job.status));
  if (pipeline.yamlErrors) {
    return 'failed';
  }
  if (some('running', 'pending')) {
    return 'running';
  }
  if (jobs.some(job => job.status === 'failed' && failedForGood(job))) {
    return 'failed';
  }
  if (some('canceled')) {
    return 'canceled';
  }
  if (jobs.some(job => job.status === 'manual' && job.allowFailure !== true)) {
    return 'manual';
  }
  if (some('created')) {
    return some('success', 'failed') ? 'running' : 'created';
  }
  return jobs.every(job => job.status === 'skipped') ? 'skipped' : 'success';
}
