import { emptyRows } from '../../../projections/emptyRows';
import type {
  DeploymentRow,
  LiveRow,
  ModelRows,
} from '../../../projections/rows';

const HOUR = 3_600_000;

/** Hours after a fixed morning, as epoch milliseconds. */
export function hour(hours: number): number {
  return Date.UTC(2026, 0, 5) + hours * HOUR;
}

/** A production change deployment of a version; its id is `d-<version>`. */
export function deployed(
  version: string,
  at: number,
  overrides: Partial<DeploymentRow> = {},
): DeploymentRow {
  return {
    source: 'pipeline',
    id: `d-${version}`,
    kind: 'deployed',
    at,
    environment: 'production',
    tier: 'production',
    version,
    artifactId: `pkg:mlflow/credit-risk@${version}`,
    executedBy: 'pipeline',
    namesVersion: true,
    begunAt: at,
    fix: false,
    changes: [],
    opensRelease: true,
    inEnvironment: { opensRelease: true },
    failed: false,
    liveFrom: at,
    ...overrides,
  };
}

/** What serves in production. */
export function live(
  version: string | undefined,
  overrides: Partial<LiveRow> = {},
): LiveRow {
  return {
    environment: 'production',
    tier: 'production',
    version,
    since: version === undefined ? undefined : hour(0),
    ...overrides,
  };
}

/** Rows of one model, empty but for what is given. */
export function rowsOf(rows: Partial<ModelRows>): ModelRows {
  return { ...emptyRows(), ...rows };
}

/** Version 1, then version 2 live in production. */
export function twoVersions(): ModelRows {
  return rowsOf({
    deployments: [
      deployed('1', hour(1), { liveUntil: hour(5) }),
      deployed('2', hour(5)),
    ],
    live: [live('2', { since: hour(5) })],
  });
}
