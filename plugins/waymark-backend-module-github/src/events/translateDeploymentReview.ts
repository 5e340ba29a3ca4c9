import {
  compareTimes,
  type Payload,
  type TranslatedEvent,
} from 'backstage-plugin-waymark-node';
import { readCommit } from './commit';
import { GithubRepository } from './GithubRepository';

const DECISIONS = ['approved', 'rejected'];

/**
 * `deployment_review`, approved or rejected: one approval for each job that
 * waited, since each has its environment.
 */
export function translateDeploymentReview(payload: Payload): TranslatedEvent[] {
  const decision = payload.findText('action') ?? '';
  if (!DECISIONS.includes(decision)) return [];

  const repository = new GithubRepository(payload);
  const run = payload.text('workflow_run.id');
  const attempt = payload.findText('workflow_run.run_attempt') ?? '1';
  const commit = readCommit(payload, 'workflow_run.head_sha');
  const content = {
    approvalDetailsUrl: payload.url('workflow_run.html_url'),
    resourceTargetUrl: repository.commitUrl(commit),
    responder:
      payload.findUrl('approver.html_url') ?? payload.url('sender.html_url'),
    decision,
    status: decision,
  };
  return jobsOf(payload).map(job => {
    const subject = `workflow_run/${run}/${attempt}/${job.id}`;
    return repository.event('approval.closed', {
      id: `${subject}/${decision}`,
      time: latestTime(payload, job),
      subject,
      content,
      waymark: {
        // The version deployments have as well, unless their payload names one
        approval: {
          action: 'deploy',
          environment: job.environment,
          modelVersion: repository.artifactOf(commit),
        },
      },
    });
  });
}

type Job = { id: string; environment?: string; updated?: string };

function jobsOf(payload: Payload): Job[] {
  const jobs = payload.list('workflow_job_runs').map(job => ({
    id: job.text('id'),
    environment: job.findText('environment'),
    updated: job.findTime('updated_at'),
  }));
  if (jobs.length > 0) return jobs;
  const only = 'workflow_job_run';
  return [
    {
      id: payload.text(`${only}.id`),
      environment: payload.findText(`${only}.environment`),
      updated: payload.findTime(`${only}.updated_at`),
    },
  ];
}

/** No field is the moment of the decision; none of these is after it */
function latestTime(payload: Payload, job: Job): string {
  const times = [
    payload.time('workflow_run.updated_at'),
    job.updated ?? [],
    payload.findTime('since') ?? [],
  ]
    .flat()
    .sort(compareTimes);
  return times[times.length - 1];
}
