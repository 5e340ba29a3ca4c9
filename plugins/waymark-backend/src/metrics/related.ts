import type { MetricEvent } from 'backstage-plugin-waymark-common';
import { keyOf } from '../projections/order';
import type {
  ApprovalRow,
  DeploymentRow,
  EventKey,
  IncidentRow,
} from '../projections/rows';
import type { MetricItem } from './MetricDefinition';
import type { ModelHistory } from './ModelHistory';

/** What an item is to be read with: what failed it, what it undid, who approved it. */
export type Related = EventKey & {
  kind: MetricEvent['related'][number]['kind'];
  at: number;
  /** In words */
  text: string;
  /** Where people see it outside the portal */
  url?: string;
  /** It is an incident that nothing was told of for long */
  stale?: boolean;
};

/** Finds what stands behind an item whatever the metric. */
export function relatedIn(
  history: ModelHistory,
): (item: MetricItem) => Related[] {
  const releases = new Map(
    history.releases.map(release => [keyOf(release.opening), release]),
  );
  const blamed = new Map(
    history.blamed.map(({ incident, deployment }) => [
      keyOf(incident.openedBy),
      deployment,
    ]),
  );
  return item => {
    const row = history.deploymentOf(item);
    const cause = blamed.get(keyOf(item));
    switch (item.subject) {
      case 'release':
        return (releases.get(keyOf(item))?.deployments ?? []).flatMap(each =>
          failuresOf(history, each),
        );
      case 'deployment':
      case 'rollback':
        return row
          ? [...failuresOf(history, row), ...undone(history, row)]
          : [];
      case 'incident':
        return cause ? [relatedDeployment(cause)] : [];
      default:
        return [];
    }
  };
}

/** The rollback that undid a deployment and the incidents blamed on it. */
function failuresOf(history: ModelHistory, row: DeploymentRow): Related[] {
  if (!row.failed) return [];
  const rollback = row.revertedBy && history.deploymentOf(row.revertedBy);
  return [
    ...history.incidentsOf(row).map(relatedIncident),
    ...(rollback ? [relatedDeployment(rollback)] : []),
  ].sort((a, b) => a.at - b.at);
}

function undone(history: ModelHistory, { reverts }: DeploymentRow): Related[] {
  const row = reverts && history.deploymentOf(reverts);
  return row ? [relatedDeployment(row)] : [];
}

export function relatedIncident(row: IncidentRow): Related {
  const { openedBy, id, description, url } = row;
  return {
    kind: 'incident',
    source: openedBy.source,
    id: openedBy.id,
    at: row.startedAt,
    text: description ? `Incident ${id}: ${description}` : `Incident ${id}`,
    url,
  };
}

export function relatedApproval(row: ApprovalRow): Related {
  const { source, id, at, responder, url } = row;
  const text = responder ? `Approved by ${responder}` : 'Approval';
  return { kind: 'approval', source, id, at, text, url };
}

function relatedDeployment(row: DeploymentRow): Related {
  const { source, id, at, version, toVersion, environment } = row;
  const url = row.pipelineRun?.url ?? row.changes[0]?.url;
  return row.kind === 'rolledback'
    ? {
        kind: 'rollback',
        source,
        id,
        at,
        text: `Rollback of ${environment} to ${toVersion ?? version}`,
        url,
      }
    : {
        kind: 'deployment',
        source,
        id,
        at,
        text: `Deployment of ${version} to ${environment}`,
        url,
      };
}
