import { compareEvents, keyOf } from '../projections/order';
import type { DeploymentRow, ModelRows } from '../projections/rows';

/**
 * The rows as they would be were the environment the only one: releases and
 * first deployments of changes and versions are settled anew among its own
 * deployments. What failed and what was reverted stays as it is.
 */
export function rowsOfEnvironment(
  rows: ModelRows,
  environment: string,
): ModelRows {
  const isOfEnvironment = (row: { environment: string }) =>
    row.environment === environment;
  const deployments = rows.deployments
    .filter(isOfEnvironment)
    .sort((a, b) => compareEvents({ ...a, time: a.at }, { ...b, time: b.at }))
    .map(row => ({ ...row }));
  settleReleases(deployments);
  settleFirstOfChange(deployments);
  return {
    ...rows,
    deployments,
    incidents: rows.incidents.filter(isOfEnvironment),
    failedAttempts: rows.failedAttempts.filter(isOfEnvironment),
    live: rows.live.filter(isOfEnvironment),
    versions: rows.versions.map(version => {
      const first = deployments.find(
        row =>
          isProductionChange(row) &&
          (row.version === version.version ||
            row.version === version.artifactId),
      );
      return {
        ...version,
        firstProductionAt: first?.at,
        firstProduction: first && { source: first.source, id: first.id },
      };
    }),
  };
}

function isProductionChange(row: DeploymentRow): boolean {
  return row.kind !== 'rolledback' && row.tier === 'production';
}

function settleReleases(deployments: DeploymentRow[]): void {
  const undoneBy = new Map<string, DeploymentRow>();
  let release = -1;
  let version: string | undefined;
  let undone = false;
  for (const row of deployments) {
    const undoes = undoneBy.get(keyOf(row));
    if (undoes && undoes.release === release) undone = true;
    row.opensRelease = false;
    if (!isProductionChange(row)) continue;
    if (release < 0 || row.version !== version || undone) {
      release += 1;
      version = row.version;
      undone = false;
      row.opensRelease = true;
    }
    row.release = release;
    if (row.revertedBy) undoneBy.set(keyOf(row.revertedBy), row);
  }
}

function settleFirstOfChange(deployments: DeploymentRow[]): void {
  const seen = new Set<string>();
  for (const row of deployments) {
    if (!isProductionChange(row) || !row.change?.commit) continue;
    const change = JSON.stringify([row.change.repository, row.change.commit]);
    row.firstOfChange = !seen.has(change);
    seen.add(change);
  }
}
