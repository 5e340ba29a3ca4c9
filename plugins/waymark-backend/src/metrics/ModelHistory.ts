import { liveAt } from '../projections/kinds/live';
import { compareCodePoints, keyOf } from '../projections/order';
import type {
  DeploymentRow,
  EndWithoutStartRow,
  EventKey,
  FailedAttemptRow,
  IncidentRow,
  ModelRows,
  TrainingRunRow,
  VersionRow,
} from '../projections/rows';
import { isInCohort } from './cohort';
import type { MetricQuery } from './MetricDefinition';
import { gatherReleases, type Release } from './releases';
import { rowsOfEnvironment } from './rowsOfEnvironment';

/**
 * One model's rows as the metrics read them: narrowed to the environment, the
 * cohort and the version asked for, in order, with what belongs together found
 * by key.
 */
export type ModelHistory = Pick<
  ModelRows,
  'approvals' | 'live' | 'rollbackRequests'
> & {
  asOf: number;
  /** The version asked for */
  version?: string;
  /** Production deployments, rollbacks included */
  deployments: DeploymentRow[];
  /** Production change deployments */
  changes: DeploymentRow[];
  releases: Release[];
  /** Rollbacks of any tier */
  rollbacks: DeploymentRow[];
  /** Production incidents */
  incidents: IncidentRow[];
  /** Ends of production incidents whose start nobody told */
  endsWithoutStart: EndWithoutStartRow[];
  /** Those nothing is blamed for, of any version */
  unattributed: IncidentRow[];
  /** Failed attempts to deploy to production, of any version */
  failedAttempts: FailedAttemptRow[];
  versions: VersionRow[];
  trainingRuns: TrainingRunRow[];
  /** Instant of the first production deployment of any cohort */
  firstProductionAt?: number;
  /** Any deployment of the model, whatever was asked for */
  deploymentOf(key: EventKey): DeploymentRow | undefined;
  /** All incidents attributed to a deployment, in whatever environment */
  incidentsOf(key: EventKey): IncidentRow[];
  /** All attributed incidents with the deployment blamed */
  blamed: { incident: IncidentRow; deployment: DeploymentRow }[];
  versionOf(name: string): VersionRow | undefined;
};

export function createModelHistory(
  rows: ModelRows,
  query: Pick<MetricQuery, 'asOf' | 'environment' | 'cohort' | 'version'>,
): ModelHistory {
  const { asOf, environment, cohort, version } = query;
  const local = environment ? rowsOfEnvironment(rows, environment) : rows;
  const deploymentOf = findByKey(rows.deployments);
  const versionOf = findVersion(local.versions);
  const blamed = rows.incidents.flatMap(incident => {
    const deployment = incident.deployment && deploymentOf(incident.deployment);
    return deployment ? [{ incident, deployment }] : [];
  });

  const ordered = inOrder(local.deployments, row => row.at);
  const production = ordered.filter(row => row.tier === 'production');
  const incidents = inOrder(
    local.incidents.filter(({ tier }) => tier === 'production'),
    row => row.startedAt,
    row => row.openedBy,
  );
  const isAsked = (name: string | undefined) =>
    version === undefined || name === version;
  const counts = (row: DeploymentRow) => {
    const undone = row.reverts && deploymentOf(row.reverts);
    return (
      isInCohort(row.trainingTrigger, cohort) &&
      isAsked((undone ?? row).version)
    );
  };
  const isChange = (row: DeploymentRow) => row.kind !== 'rolledback';

  return {
    asOf,
    version,
    approvals: inOrder(local.approvals, row => row.at),
    live: liveAt(local, asOf).filter(
      ({ tier, version: name }) =>
        tier === 'production' &&
        name !== undefined &&
        isInCohort(versionOf(name)?.trigger, cohort) &&
        isAsked(versionOf(name)?.version ?? name),
    ),
    rollbackRequests: local.rollbackRequests,
    deployments: production.filter(counts),
    changes: production.filter(row => isChange(row) && counts(row)),
    releases: gatherReleases(production.filter(isChange)).filter(release =>
      counts(release.opening),
    ),
    rollbacks: ordered.filter(row => !isChange(row) && counts(row)),
    incidents: incidents.filter(({ deployment }) => {
      const cause = deployment && deploymentOf(deployment);
      return cause ? counts(cause) : version === undefined;
    }),
    endsWithoutStart: inOrder(
      local.endsWithoutStart.filter(({ tier }) => tier === 'production'),
      row => row.at,
    ),
    unattributed: incidents.filter(({ deployment }) => !deployment),
    failedAttempts: inOrder(
      local.failedAttempts.filter(
        row => row.tier === 'production' && !row.deployed,
      ),
      row => row.at,
    ),
    versions: local.versions.filter(
      row => isInCohort(row.trigger, cohort) && isAsked(row.version),
    ),
    trainingRuns: inOrder(
      local.trainingRuns.filter(
        row => isInCohort(row.trigger, cohort) && isAsked(row.version),
      ),
      row => row.finishedAt,
    ),
    firstProductionAt:
      rows.totals.find(totals => totals.environment === environment)
        ?.firstProductionAt ?? production[0]?.at,
    deploymentOf,
    blamed,
    incidentsOf: findIncidents(blamed),
    versionOf,
  };
}

/** By instant, then source and id of the event that stands for each. */
export function inOrder<T extends EventKey>(
  entries: readonly T[],
  instant: (entry: T) => number,
  event: (entry: T) => EventKey = entry => entry,
): T[] {
  return [...entries].sort(
    (a, b) =>
      instant(a) - instant(b) ||
      compareCodePoints(event(a).source, event(b).source) ||
      compareCodePoints(event(a).id, event(b).id),
  );
}

function findByKey<T extends EventKey>(entries: readonly T[]) {
  const byKey = new Map(entries.map(entry => [keyOf(entry), entry]));
  return (key: EventKey) => byKey.get(keyOf(key));
}

function findIncidents(blamed: ModelHistory['blamed']) {
  const byDeployment = new Map<string, IncidentRow[]>();
  for (const { incident, deployment } of blamed) {
    const key = keyOf(deployment);
    const incidents = byDeployment.get(key);
    if (incidents) incidents.push(incident);
    else byDeployment.set(key, [incident]);
  }
  return (key: EventKey) => byDeployment.get(keyOf(key)) ?? [];
}

/** Versions by name, and by artifact where a deployment told only that. */
function findVersion(versions: readonly VersionRow[]) {
  const byArtifact = new Map(versions.map(row => [row.artifactId, row]));
  const byName = new Map(versions.map(row => [row.version, row]));
  return (name: string) => byName.get(name) ?? byArtifact.get(name);
}
