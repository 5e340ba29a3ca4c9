import { InputError } from '@backstage/errors';
import type { WaymarkData } from 'backstage-plugin-waymark-common';
import type { TranslatedEvent, Payload } from 'backstage-plugin-waymark-node';
import type { GitlabChanges } from './GitlabChanges';
import { GitlabProject } from './GitlabProject';

const TIERS = ['production', 'staging', 'testing', 'development'] as const;
const OUTCOMES = new Map([
  ['failed', 'failure'],
  ['canceled', 'cancel'],
]);

/**
 * Deployment Hook: a success is a deployment, a failure a task run that was to
 * deploy. Started and waiting deployments say nothing yet.
 *
 * @param changes - asks GitLab what a deployment brought
 */
export function translateDeployment(
  payload: Payload,
  changes?: GitlabChanges,
): TranslatedEvent[] {
  const status = payload.text('status');
  if (status !== 'success' && !OUTCOMES.has(status)) return [];

  const project = new GitlabProject(payload);
  const environment = payload.text('environment');
  const job = payload.findText('deployable_id');
  const common = {
    id: `deployment/${payload.text('deployment_id')}/${status}`,
    time: payload.time('status_changed_at'),
  };
  const waymark: WaymarkData = {
    environmentTier: findTier(payload),
    change: {
      repository: project.url,
      commit: findCommit(payload),
      url: payload.findUrl('commit_url'),
    },
    executedBy: job === undefined ? 'manual' : 'pipeline',
    pipelineRun:
      job === undefined
        ? undefined
        : { id: taskId(job), url: payload.findUrl('deployable_url') },
  };

  if (status === 'success') {
    const content = {
      environment: { id: environment },
      artifactId: project.artifactOf(findCommit(payload)),
    };
    const subject = project.slug;
    const deployed = project.event('service.deployed', {
      ...common,
      subject,
      content,
      waymark,
    });
    const { url, slug } = project;
    const id = payload.text('deployment_id');
    const commit = findCommit(payload);
    const asked = { project: url, slug, id, environment, commit };
    return [
      changes
        ? { ...deployed, findChanges: signal => changes.find(asked, signal) }
        : deployed,
    ];
  }
  const { executedBy: _, pipelineRun, ...rest } = waymark;
  return [
    project.event('taskrun.finished', {
      ...common,
      subject: pipelineRun?.id ?? common.id,
      content: {
        taskName: `deploy to ${environment}`,
        uri: pipelineRun?.url,
        outcome: OUTCOMES.get(status),
      },
      waymark: { ...rest, deploysTo: environment },
    }),
  ];
}

// A job and a pipeline may have the same number
function taskId(job: string): string {
  return `job/${job}`;
}

function findTier(payload: Payload): WaymarkData['environmentTier'] {
  const tier = payload.findText('environment_tier');
  return TIERS.find(known => known === tier);
}

/** The payload has the short sha only; the whole one ends the commit's URL */
function findCommit(payload: Payload): string {
  const url = payload.findUrl('commit_url');
  const sha = url && /\/commit\/([0-9a-f]{40,64})$/.exec(url)?.[1];
  if (!sha) throw new InputError('commit_url does not end in a commit');
  return sha;
}
