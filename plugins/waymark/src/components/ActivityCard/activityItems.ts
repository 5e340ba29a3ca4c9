import type {
  Deployment,
  Incident,
  Rollback,
} from 'backstage-plugin-waymark-common';
import { formatDuration } from '../../format';
import { failureWords, servedVersion } from '../common/deploymentWords';
import { hasEnded } from '../Rollback/useRollback';

/** Something that happened to a model. */
export type ActivityItem = {
  key: string;
  kind: 'deployment' | 'failure' | 'rollback' | 'incident' | 'recovery';
  /** ISO 8601 */
  at: string;
  text: string;
  /** Entity ref of the person who asked for it */
  askedBy?: string;
  /** What that person gave as the reason */
  reason?: string;
  url?: string;
};

/** What is known to have happened. */
export type ActivityOptions = {
  deployments: Deployment[];
  rollbacks: Rollback[];
  incidents: Incident[];
};

/** Everything that happened as items, newest first. */
export function activityItems(options: ActivityOptions): ActivityItem[] {
  const { deployments, rollbacks, incidents } = options;
  const answered = new Set(
    deployments.flatMap(({ rollbackRequest }) => rollbackRequest ?? []),
  );
  return [
    ...deployments.map(each => deploymentItem(each, rollbacks)),
    // One the platform has reported is told by its own event
    ...rollbacks
      .filter(each => !answered.has(each.id))
      .map(each => requestItem(each)),
    ...incidents.flatMap(incidentItems),
  ].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

function deploymentItem(
  deployment: Deployment,
  rollbacks: Rollback[],
): ActivityItem {
  const { kind, environment, at, failed, executedBy, change } = deployment;
  const version = servedVersion(deployment);
  const item = {
    key: `${deployment.source} ${deployment.eventId}`,
    at,
    url: deployment.pipelineRun?.url ?? change?.url ?? undefined,
  };
  if (kind === 'rolledback') {
    const request = rollbacks.find(
      each => each.id === deployment.rollbackRequest,
    );
    return {
      ...item,
      kind: 'rollback',
      text: `${environment} was rolled back to ${version}`,
      ...(request && { askedBy: request.requestedBy, reason: request.reason }),
    };
  }
  const how = executedBy === 'pipeline' ? 'by the pipeline' : 'by hand';
  return {
    ...item,
    kind: failed ? 'failure' : 'deployment',
    text: `${version} was deployed to ${environment} ${how}${
      failed ? ` and ${failureWords(deployment)}` : ''
    }`,
  };
}

function requestItem(rollback: Rollback): ActivityItem {
  const { id, environment, toVersion, state, message } = rollback;
  const outcome = {
    requested: 'was asked for',
    dispatched: 'is under way',
    confirmed: 'was confirmed',
    failed: `failed${message ? `: ${message}` : ''}`,
    cancelled: 'was cancelled',
  }[state];
  return {
    key: `rollback ${id}`,
    kind: state === 'failed' ? 'failure' : 'rollback',
    at: (hasEnded(rollback) && rollback.endedAt) || rollback.requestedAt,
    text: `Rollback of ${environment} to ${toVersion} ${outcome}`,
    askedBy: rollback.requestedBy,
    reason: rollback.reason,
    url: rollback.run?.url ?? undefined,
  };
}

function incidentItems(incident: Incident): ActivityItem[] {
  const { id, environment, startedAt, endedAt, description } = incident;
  const url = incident.url ?? undefined;
  const started: ActivityItem = {
    key: `incident ${id} ${startedAt}`,
    kind: 'incident',
    at: startedAt,
    text: `Incident ${id} in ${environment}${
      description ? `: ${description}` : ''
    }`,
    url,
  };
  if (!endedAt) return [started];
  const lasted = formatDuration(Date.parse(endedAt) - Date.parse(startedAt));
  return [
    started,
    {
      key: `${started.key} end`,
      kind: 'recovery',
      at: endedAt,
      text: `Incident ${id} in ${environment} ended after ${lasted}`,
      url,
    },
  ];
}
