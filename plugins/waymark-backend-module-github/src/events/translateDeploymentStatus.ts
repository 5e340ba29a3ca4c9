import type { WaymarkData } from 'backstage-plugin-waymark-common';
import type { Payload, TranslatedEvent } from 'backstage-plugin-waymark-node';
import type { GithubChanges } from './GithubChanges';
import { readCommit } from './commit';
import { GithubRepository } from './GithubRepository';
import { readGivenData } from './readGivenData';

const FAILURES = ['failure', 'error'];

/**
 * `deployment_status`: a success is a deployment, or a rollback where the
 * deployment's task is `rollback`; a failure is a task run that was to deploy.
 * Other states say nothing yet. What the deployment's own payload says of the
 * model wins over what GitHub says.
 *
 * @param changes - asks GitHub what a deployment brought
 */
export function translateDeploymentStatus(
  payload: Payload,
  changes?: GithubChanges,
): TranslatedEvent[] {
  const state = payload.text('deployment_status.state');
  const failed = FAILURES.includes(state);
  if (state !== 'success' && !failed) return [];

  const repository = new GithubRepository(payload);
  const environment =
    payload.findText('deployment_status.environment') ??
    payload.text('deployment.environment');
  const deployment = `deployment/${payload.text('deployment.id')}`;
  const commit = readCommit(payload, 'deployment.sha');
  const common = {
    // One deployment has many statuses, each state counts once
    id: `${deployment}/${state}`,
    time: payload.time('deployment_status.created_at'),
  };
  const { change, ...given } = readGivenData(payload);
  const waymark: WaymarkData = {
    environmentTier: findTier(payload),
    ...given,
    change: {
      repository: repository.url,
      commit,
      url: repository.commitUrl(commit),
      ...(typeof change === 'object' && change),
    },
  };
  const run = findRun(payload);

  if (failed) {
    return [
      repository.event('taskrun.finished', {
        ...common,
        subject: deployment,
        content: {
          taskName: `deploy to ${environment}`,
          uri: run?.url,
          pipelineRun: run?.id === undefined ? undefined : { id: run.id },
          outcome: state,
        },
        waymark: { ...waymark, deploysTo: environment },
      }),
    ];
  }
  const rollback = payload.findText('deployment.task') === 'rollback';
  const deployed = repository.event(
    rollback ? 'service.rolledback' : 'service.deployed',
    {
      ...common,
      subject: repository.slug,
      content: {
        environment: { id: environment },
        artifactId: repository.artifactOf(commit),
      },
      waymark: {
        executedBy: run || isBot(payload) ? 'pipeline' : undefined,
        pipelineRun: run,
        ...waymark,
      },
    },
  );
  if (!changes || rollback || given.changes !== undefined) return [deployed];
  const asked = {
    repository: repository.url,
    id: payload.text('deployment.id'),
    environment,
    commit,
  };
  return [{ ...deployed, findChanges: signal => changes.find(asked, signal) }];
}

// Where GitHub does not say that it is production, the name tells the tier
function findTier(payload: Payload): WaymarkData['environmentTier'] {
  return payload.find('deployment.production_environment') === true
    ? 'production'
    : undefined;
}

/** The workflow run GitHub names, else the log the status points to */
function findRun(payload: Payload): WaymarkData['pipelineRun'] {
  const id = payload.findText('workflow_run.id');
  if (id) return { id, url: payload.findUrl('workflow_run.html_url') };
  const url = payload.findUrl('deployment_status.log_url');
  if (!url) return undefined;
  return { id: /\/actions\/runs\/(\d+)/.exec(url)?.[1], url };
}

function isBot(payload: Payload): boolean {
  return payload.findText('deployment.creator.type') === 'Bot';
}
