import { emptyRows } from '../../projections/emptyRows';
import type {
  DeploymentRow,
  IncidentRow,
  ModelRows,
  VersionRow,
} from '../../projections/rows';
import type { MetricQuery } from '../MetricDefinition';

const START = Date.UTC(2026, 5, 1);
export const HOUR = 3_600_000;

/** Days, fractions included, since the beginning of the tests' time. */
export function day(days: number): number {
  return START + days * 24 * HOUR;
}

/** The tests' window: ten days, known long after. */
export const QUERY: MetricQuery = { from: day(0), to: day(10), asOf: day(100) };

export function makeRows(rows: Partial<ModelRows>): ModelRows {
  return { ...emptyRows(), ...rows };
}

/** A production change deployment; with `release`, the one that opens it. */
export function makeDeployment(
  row: Partial<DeploymentRow> & Pick<DeploymentRow, 'id' | 'at'>,
): DeploymentRow {
  const { firstOfChange = true, release } = row;
  const opensRelease = row.opensRelease ?? release !== undefined;
  return {
    source: '/ci',
    kind: 'deployed',
    environment: 'production',
    tier: 'production',
    version: '1',
    artifactId: `pkg:mlflow/credit-risk@${row.version ?? '1'}`,
    executedBy: 'pipeline',
    unplanned: false,
    firstOfChange,
    opensRelease,
    inEnvironment: { firstOfChange, release, opensRelease },
    failed: false,
    ...row,
  };
}

export function makeIncident(
  row: Partial<IncidentRow> & Pick<IncidentRow, 'id' | 'startedAt'>,
): IncidentRow {
  return {
    source: '/alerts',
    openedBy: { source: '/alerts', id: `opens-${row.id}` },
    environment: 'production',
    tier: 'production',
    rule: row.deployment ? 'time' : 'none',
    ...row,
  };
}

export function makeVersion(
  row: Partial<VersionRow> & Pick<VersionRow, 'version'>,
): VersionRow {
  return {
    trainedBy: { source: '/ci', id: `trained-${row.version}` },
    datasets: [],
    evaluations: [],
    evidence: [],
    firstProductionIn: [],
    firstSeenAt: day(0),
    lastSeenAt: day(0),
    ...row,
  };
}
