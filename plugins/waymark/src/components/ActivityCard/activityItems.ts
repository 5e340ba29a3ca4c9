import type {
  Deployment,
  Incident,
  Rollback,
} from 'backstage-plugin-waymark-common';
import { formatDuration } from '../../format';
import { failureWords, servedVersion } from '../common/deploymentWords';
import type { Translate } from '../../translation';
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
export function activityItems(
  t: Translate,
  options: ActivityOptions,
): ActivityItem[] {
  const { deployments, rollbacks, incidents } = options;
  const answered = new Set(
    deployments.flatMap(({ rollbackRequest }) => rollbackRequest ?? []),
  );
  return [
    ...deployments.map(each => deploymentItem(t, each, rollbacks)),
    // One the platform has reported is told by its own event
    ...rollbacks
      .filter(each => !answered.has(each.id))
      .map(each => requestItem(t, each)),
    ...incidents.flatMap(each => incidentItems(t, each)),
  ].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

function deploymentItem(
  t: Translate,
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
      text: t('activity.rolledBack', { environment, version }),
      ...(request && { askedBy: request.requestedBy, reason: request.reason }),
    };
  }
  const deployed = t(
    executedBy === 'pipeline'
      ? 'activity.deployedByPipeline'
      : 'activity.deployedByHand',
    { version, environment },
  );
  return {
    ...item,
    kind: failed ? 'failure' : 'deployment',
    text: failed
      ? t('activity.andFailed', {
          deployed,
          failure: failureWords(t, deployment),
        })
      : deployed,
  };
}

function requestItem(t: Translate, rollback: Rollback): ActivityItem {
  const { id, environment, toVersion, state, message } = rollback;
  const outcome = t(`activity.rollback.${state}`, {
    environment,
    version: toVersion,
  });
  return {
    key: `rollback ${id}`,
    kind: state === 'failed' ? 'failure' : 'rollback',
    at: (hasEnded(rollback) && rollback.endedAt) || rollback.requestedAt,
    text:
      state === 'failed' && message
        ? t('activity.because', { what: outcome, why: message })
        : outcome,
    askedBy: rollback.requestedBy,
    reason: rollback.reason,
    url: rollback.run?.url ?? undefined,
  };
}

function incidentItems(t: Translate, incident: Incident): ActivityItem[] {
  const { id, startedAt, endedAt, description } = incident;
  const environment = incident.environment ?? '';
  const url = incident.url ?? undefined;
  const named = t('activity.incident', { id, environment });
  const started: ActivityItem = {
    key: `incident ${id} ${startedAt}`,
    kind: 'incident',
    at: startedAt,
    text: description
      ? t('activity.because', { what: named, why: description })
      : named,
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
      text: t('activity.incidentEnded', { id, environment, duration: lasted }),
      url,
    },
  ];
}
