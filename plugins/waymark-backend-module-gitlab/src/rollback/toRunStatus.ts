import type { RollbackRunStatus } from 'backstage-plugin-waymark-node';

/** What is read of a GitLab pipeline. */
export type GitlabPipeline = {
  id: number;
  status: string;
  web_url?: string;
};

/** What is read of a GitLab job. */
export type GitlabJob = {
  id: number;
  name: string;
  status: string;
  web_url?: string;
  allow_failure?: boolean;
  failure_reason?: string | null;
  started_at?: string | null;
  finished_at?: string | null;
};

const JOB_STATES: Record<string, RollbackRunStatus['steps'][number]['state']> =
  {
    running: 'running',
    canceling: 'running',
    success: 'done',
    failed: 'failed',
    canceled: 'failed',
  };

/** A pipeline and its jobs as the portal follows them. */
export function toRunStatus(
  pipeline: GitlabPipeline,
  jobs: GitlabJob[],
): RollbackRunStatus {
  const ordered = [...jobs].sort((a, b) => a.id - b.id);
  return {
    state: runState(pipeline.status),
    url: pipeline.web_url,
    message: describe(pipeline, ordered),
    steps: ordered.map(job => ({
      name: job.name,
      state: JOB_STATES[job.status] ?? 'waiting',
      url: job.web_url,
      at: toIso(job.finished_at ?? job.started_at),
    })),
  };
}

function runState(status: string): RollbackRunStatus['state'] {
  if (status === 'success') return 'succeeded';
  return ['failed', 'canceled', 'skipped'].includes(status)
    ? 'failed'
    : 'running';
}

function describe(
  pipeline: GitlabPipeline,
  jobs: GitlabJob[],
): string | undefined {
  if (pipeline.status === 'manual') {
    const names = jobs.filter(job => job.status === 'manual');
    return `GitLab waits for somebody to start ${
      names.map(job => job.name).join(', ') || 'a job'
    } by hand.`;
  }
  if (runState(pipeline.status) !== 'failed') return undefined;
  const failed = jobs.filter(
    job => job.status === 'failed' && !job.allow_failure,
  );
  if (failed.length === 0) {
    return `GitLab's pipeline ${pipeline.id} was ${pipeline.status}.`;
  }
  const names = failed.map(({ name, failure_reason: why }) =>
    why ? `${name} (${why.replaceAll('_', ' ')})` : name,
  );
  return `In GitLab's pipeline ${pipeline.id} failed: ${names.join(
    ', ',
  )}. Read the job's log.`;
}

function toIso(text: string | null | undefined): string | undefined {
  const time = text ? Date.parse(text) : NaN;
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}
