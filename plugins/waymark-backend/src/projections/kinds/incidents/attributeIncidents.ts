import { walk, type Steps } from '../../../kernel/time/steps';
import { isRecord, text, type FoldEvent } from '../../FoldEvent';
import { groupBy } from '../../groupBy';
import { keyOf, type EventKey } from '../../order';
import { ChangeDeployments } from '../deployments/ChangeDeployments';
import type { DeploymentRow } from '../deployments/DeploymentRow';
import type { OpenedIncident } from './foldIncidents';
import type { AttributionRule, IncidentRow } from './IncidentRow';
import { WhereDeployed } from './WhereDeployed';

const DAY = 86_400_000;

type Attribution = {
  rule: AttributionRule;
  deployment?: DeploymentRow;
  correctedBy?: EventKey;
};

/**
 * Finds the deployment each incident is blamed on, by the first rule that
 * matches, and the one that ended it; marks production deployments that are
 * blamed as failed, and those that ended an incident as fixes.
 *
 * @param corrections - what people decided, in order
 * @param attributionDays - how far back rule `time` looks, and how long after its
 *   start an incident may be fixed, in days
 */
export function* attributeIncidents(
  incidents: OpenedIncident[],
  deployments: DeploymentRow[],
  corrections: FoldEvent[],
  attributionDays: number,
): Steps<IncidentRow[]> {
  const changes = ChangeDeployments.of(deployments);
  yield;
  const where = WhereDeployed.of(deployments);
  yield;
  const reach = attributionDays * DAY;
  const corrected = new Map(
    corrections.map(event => [correctedIncident(event), event]),
  );
  const attribute = (incident: OpenedIncident): Attribution => {
    const { row, events } = incident;
    const correction = corrected.get(nameOf(row));
    if (correction) return byPerson(correction, changes);
    const named = explicit(events, changes);
    if (named) return { rule: 'explicit', deployment: named };
    const there = where.there(row);
    const ofArtifact = there
      ?.ofArtifact(artifactOf(events))
      .latestBegunBefore(row.startedAt);
    if (ofArtifact) return { rule: 'artifact', deployment: ofArtifact };
    const recent =
      mayBeChange(row) && there?.latestStandingAt(row.startedAt, reach);
    return recent ? { rule: 'time', deployment: recent } : { rule: 'none' };
  };
  const rows: IncidentRow[] = [];
  yield* walk(inOrderOfStart(incidents), incident => {
    const { rule, deployment, correctedBy } = attribute(incident);
    if (deployment?.tier === 'production') deployment.failed = true;
    const fix = deployment && findFix(incident.row, deployment, where, reach);
    if (fix) fix.fix = true;
    rows.push({
      ...incident.row,
      rule,
      correctedBy,
      deployment: deployment && eventOf(deployment),
      deploymentAt: deployment?.at,
      deploymentVersion: deployment?.version,
      fix: fix && eventOf(fix),
    });
  });
  return rows;
}

/**
 * The latest change deployment after the one blamed, of its environment, made
 * after the incident's start, within reach of it, and not after its end.
 */
function findFix(
  { startedAt, endedAt }: IncidentRow,
  blamed: DeploymentRow,
  where: WhereDeployed,
  reach: number,
): DeploymentRow | undefined {
  if (endedAt === undefined) return undefined;
  const last = where
    .inEnvironment(blamed.environment)
    .latestAt(Math.min(endedAt, startedAt + reach));
  return last && last.at > startedAt && where.isAfter(last, blamed)
    ? last
    : undefined;
}

function eventOf({ source, id }: EventKey): EventKey {
  return { source, id };
}

function inOrderOfStart(incidents: OpenedIncident[]): OpenedIncident[] {
  return [...incidents].sort((a, b) => a.row.startedAt - b.row.startedAt);
}

/** An incident is named by its key and its start. */
function nameOf({ source, id, startedAt }: IncidentRow): string {
  return JSON.stringify([source, id, new Date(startedAt).toISOString()]);
}

function correctedIncident({ content }: FoldEvent): string | undefined {
  const { incident, startedAt } = content;
  return isRecord(incident)
    ? JSON.stringify([incident.source, incident.id, startedAt])
    : undefined;
}

/** A person's correction beats all rules; the latest one wins. */
function byPerson(
  { source, id, content }: FoldEvent,
  changes: ChangeDeployments,
): Attribution {
  const named = content.deployment;
  const deployment = isRecord(named)
    ? changes.find(named as EventKey)
    : undefined;
  return { rule: 'corrected', deployment, correctedBy: { source, id } };
}

function explicit(
  events: FoldEvent[],
  changes: ChangeDeployments,
): DeploymentRow | undefined {
  for (const event of [...events].reverse()) {
    const id = event.data.text('deployment');
    const deployment = id && changes.findNamed({ source: event.source, id });
    if (deployment) return deployment;
  }
  return undefined;
}

function artifactOf(events: FoldEvent[]): string | undefined {
  return events
    .map(event => text(event.content.artifactId))
    .find(id => id !== undefined);
}

/** Drift or bad upstream data is no failed change unless somebody says so. */
function mayBeChange({ cause }: IncidentRow): boolean {
  return !cause || ['unknown', 'performance'].includes(cause);
}

/** Incidents by the deployment they are attributed to. */
export function incidentsByDeployment(
  incidents: IncidentRow[],
): Map<string, IncidentRow[]> {
  return groupBy(
    incidents.filter(({ deployment }) => deployment),
    ({ deployment }) => keyOf(deployment!),
  );
}
