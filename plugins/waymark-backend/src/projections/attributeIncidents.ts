import { isRecord, text, type FoldEvent } from './FoldEvent';
import { findNamed, isChangeDeployment } from './foldDeployments';
import type { OpenedIncident } from './foldIncidents';
import { keyOf } from './order';
import type {
  AttributionRule,
  DeploymentRow,
  EventKey,
  IncidentRow,
} from './rows';

type Attribution = {
  rule: AttributionRule;
  deployment?: DeploymentRow;
  correctedBy?: EventKey;
};

/**
 * Settles which deployment each incident is blamed on, by the first rule that
 * matches, and marks production deployments that are blamed as failed.
 *
 * @param attributionDays - how far back rule `time` looks, in days
 */
export function attributeIncidents(
  incidents: OpenedIncident[],
  deployments: DeploymentRow[],
  corrections: FoldEvent[],
  attributionDays: number,
): IncidentRow[] {
  const changes = deployments.filter(isChangeDeployment);
  return incidents.map(incident => {
    const { rule, deployment, correctedBy }: Attribution = corrected(
      incident,
      changes,
      corrections,
    ) ??
      explicit(incident, changes) ??
      byArtifact(incident, changes) ??
      byTime(incident, changes, attributionDays) ?? { rule: 'none' };
    if (deployment?.tier === 'production') deployment.failed = true;
    return {
      ...incident.row,
      rule,
      correctedBy,
      deployment: deployment && {
        source: deployment.source,
        id: deployment.id,
      },
      deploymentAt: deployment?.at,
      deploymentVersion: deployment?.version,
    };
  });
}

/** A person's correction beats all rules; the latest one wins. */
function corrected(
  { row }: OpenedIncident,
  changes: DeploymentRow[],
  corrections: FoldEvent[],
): Attribution | undefined {
  const correction = corrections
    .filter(({ content }) => {
      const incident = content.incident;
      return (
        isRecord(incident) &&
        incident.source === row.source &&
        incident.id === row.id &&
        content.startedAt === new Date(row.startedAt).toISOString()
      );
    })
    .pop();
  if (!correction) return undefined;
  const named = correction.content.deployment;
  const deployment = isRecord(named)
    ? changes.find(
        change => change.source === named.source && change.id === named.id,
      )
    : undefined;
  const { source, id } = correction;
  return { rule: 'corrected', deployment, correctedBy: { source, id } };
}

function explicit(
  { events }: OpenedIncident,
  changes: DeploymentRow[],
): Attribution | undefined {
  for (const event of [...events].reverse()) {
    const id = event.data.text('deployment');
    const deployment = id && findNamed(changes, { source: event.source, id });
    if (deployment) return { rule: 'explicit', deployment };
  }
  return undefined;
}

function byArtifact(
  { row, events }: OpenedIncident,
  changes: DeploymentRow[],
): Attribution | undefined {
  const artifactId = events
    .map(event => text(event.content.artifactId))
    .find(id => id !== undefined);
  if (!artifactId) return undefined;
  const deployment = latestBefore(
    row,
    changes.filter(change => change.artifactId === artifactId),
  );
  return deployment && { rule: 'artifact', deployment };
}

function byTime(
  { row }: OpenedIncident,
  changes: DeploymentRow[],
  attributionDays: number,
): Attribution | undefined {
  if (row.cause && !['unknown', 'performance'].includes(row.cause)) {
    return undefined;
  }
  const earliest = row.startedAt - attributionDays * 86_400_000;
  const deployment = latestBefore(
    row,
    changes.filter(
      change =>
        change.at >= earliest &&
        !(change.revertedBy && change.revertedBy.at <= row.startedAt),
    ),
  );
  return deployment && { rule: 'time', deployment };
}

function latestBefore(
  incident: IncidentRow,
  changes: DeploymentRow[],
): DeploymentRow | undefined {
  return changes
    .filter(
      change =>
        change.environment === incident.environment &&
        change.at < incident.startedAt,
    )
    .pop();
}

/** Incidents by the deployment they are attributed to. */
export function incidentsByDeployment(
  incidents: IncidentRow[],
): Map<string, IncidentRow[]> {
  const byDeployment = new Map<string, IncidentRow[]>();
  for (const incident of incidents) {
    if (!incident.deployment) continue;
    const key = keyOf(incident.deployment);
    byDeployment.set(key, [...(byDeployment.get(key) ?? []), incident]);
  }
  return byDeployment;
}
