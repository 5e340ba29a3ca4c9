import { emptyRows } from '../../projections/emptyRows';
import type {
  CarriedChange,
  DeploymentRow,
  IncidentRow,
  ModelRows,
  VersionRow,
} from '../../projections/rows';
import { contributeAll, type ModelContributions } from '../contributeAll';
import type { MetricQuery } from '../MetricDefinition';
import { createModelHistory } from '../ModelHistory';

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

/** What tests say of the one change of a deployment. */
export type OneChange = {
  change?: Omit<CarriedChange, 'named'>;
  /** Carried by no deployment before; true where absent */
  firstOfChange?: boolean;
  firstInEnvironment?: boolean;
};

/** Rows' `changes` with the one change that a test tells of. */
export function changesOf({
  change,
  firstOfChange: first = true,
  firstInEnvironment = first,
}: OneChange): CarriedChange[] {
  return change ? [{ ...change, named: true, first, firstInEnvironment }] : [];
}

/** A production change deployment; with `release`, the one that opens it. */
export function makeDeployment(
  options: Partial<DeploymentRow> &
    Pick<DeploymentRow, 'id' | 'at'> &
    OneChange,
): DeploymentRow {
  const { change, firstOfChange, firstInEnvironment, ...row } = options;
  const { release } = row;
  const opensRelease = row.opensRelease ?? release !== undefined;
  return {
    source: '/ci',
    kind: 'deployed',
    environment: 'production',
    tier: 'production',
    version: '1',
    artifactId: `pkg:mlflow/credit-risk@${row.version ?? '1'}`,
    executedBy: 'pipeline',
    namesVersion: true,
    begunAt: row.at,
    fix: false,
    changes: changesOf({ change, firstOfChange, firstInEnvironment }),
    opensRelease,
    inEnvironment: { release, opensRelease },
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
    lastToldAt: row.endedAt ?? row.startedAt,
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

/** What a model with these rows brings to every figure over one window. */
export function contributionsOf(
  rows: ModelRows,
  query: MetricQuery,
): ModelContributions {
  return contributeAll(createModelHistory(rows, query), query);
}
