import { REPORTS_APART } from '../../projections/findPage';
import { keyOf } from '../../projections/order';
import type { DeploymentRow, ModelRows } from '../../projections/rows';

/** What others than the reporter tell, put beside what the reporter tells. */
export type MatchedReports = {
  /** Corroborating reports by key of the deployment they are of */
  beside: Map<string, DeploymentRow[]>;
  /** Reports of deployments the reporter does not tell of */
  alone: DeploymentRow[];
};

/**
 * A report is of the nearest deployment within an hour into the same
 * environment, of the same version or commit.
 */
export function matchReports(rows: ModelRows): MatchedReports {
  const beside = new Map<string, DeploymentRow[]>();
  const alone: DeploymentRow[] = [];
  for (const report of rows.corroborating) {
    const [nearest] = rows.deployments
      .filter(row => isSame(row, report))
      .sort((a, b) => distance(a, report) - distance(b, report));
    if (!nearest) {
      alone.push(report);
      continue;
    }
    const key = keyOf(nearest);
    beside.set(key, [...(beside.get(key) ?? []), report]);
  }
  return { beside, alone };
}

function isSame(row: DeploymentRow, report: DeploymentRow): boolean {
  const commits = new Set(report.changes.flatMap(({ commit }) => commit ?? []));
  return (
    row.environment === report.environment &&
    (row.kind === 'rolledback') === (report.kind === 'rolledback') &&
    distance(row, report) <= REPORTS_APART &&
    (row.version === report.version ||
      row.changes.some(({ commit }) => commit && commits.has(commit)))
  );
}

function distance(row: DeploymentRow, report: DeploymentRow): number {
  return Math.abs(row.at - report.at);
}
