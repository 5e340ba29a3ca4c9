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
  if (rows.corroborating.length === 0) return { beside, alone };
  const places = new Map(rows.deployments.map((row, place) => [row, place]));
  const known = indexBy(rows.deployments, namesOf);
  for (const report of rows.corroborating) {
    const [nearest] = namesOf(report)
      .flatMap(name => around(known.get(name) ?? [], report.at))
      .filter(row => distance(row, report) <= REPORTS_APART)
      .sort(
        (a, b) =>
          distance(a, report) - distance(b, report) ||
          places.get(a)! - places.get(b)!,
      );
    if (!nearest) {
      alone.push(report);
      continue;
    }
    const key = keyOf(nearest);
    const reports = beside.get(key);
    if (reports) reports.push(report);
    else beside.set(key, [report]);
  }
  return { beside, alone };
}

/** What a deployment and a report of it have one of in common. */
function namesOf({
  environment,
  kind,
  version,
  changes,
}: DeploymentRow): string[] {
  const isBack = kind === 'rolledback';
  const commits = changes.flatMap(({ commit }) => (commit ? [commit] : []));
  return [
    ['version', version],
    ...[...new Set(commits)].map(commit => ['commit', commit]),
  ].map(name => JSON.stringify([environment, isBack, ...name]));
}

function indexBy(
  rows: DeploymentRow[],
  names: (row: DeploymentRow) => string[],
): Map<string, DeploymentRow[]> {
  const index = new Map<string, DeploymentRow[]>();
  for (const row of rows) {
    for (const name of names(row)) {
      const list = index.get(name);
      if (list) list.push(row);
      else index.set(name, [row]);
    }
  }
  return index;
}

/** The first of the latest before an instant, and the first from it on; rows are in order of time. */
function around(rows: DeploymentRow[], at: number): DeploymentRow[] {
  const next = firstFrom(rows, at);
  const before = rows[next - 1];
  return [
    ...(before ? [rows[firstFrom(rows, before.at)]] : []),
    ...rows.slice(next, next + 1),
  ];
}

/** Index of the first row at an instant or later */
function firstFrom(rows: DeploymentRow[], at: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (rows[middle].at < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function distance(row: DeploymentRow, report: DeploymentRow): number {
  return Math.abs(row.at - report.at);
}
