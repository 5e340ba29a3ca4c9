import type { DeploymentRow } from '../projections/rows';

/** Change deployments that bring one version to production, once. */
export type Release = {
  /** The first of them, which dates the release */
  opening: DeploymentRow;
  deployments: DeploymentRow[];
};

/**
 * Releases by the ordinals the folds gave.
 *
 * @param changes - production change deployments in order
 */
export function gatherReleases(changes: readonly DeploymentRow[]): Release[] {
  const releases = new Map<number, Release>();
  for (const row of changes) {
    if (row.release === undefined) continue;
    const release = releases.get(row.release);
    if (release) release.deployments.push(row);
    else releases.set(row.release, { opening: row, deployments: [row] });
  }
  return [...releases.values()];
}

/** Whether any deployment of the release failed, at whatever time. */
export function hasFailed(release: Release): boolean {
  return release.deployments.some(deployment => deployment.failed);
}
