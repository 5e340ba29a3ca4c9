import { firstIndex } from '../metrics/window';
import { groupBy } from '../projections/groupBy';
import type { GateRow } from '../projections/rows';
import type { DeploymentRow, ModelRows, VersionRow } from '../projections/rows';

/**
 * A model's rows by version, so that what facts ask of each release takes a
 * look-up and not a pass over the model's history.
 */
export type RowIndex = {
  /** The first version of this name, or whose artifact has it */
  versionOf(name: string): VersionRow | undefined;
  /** Deployments of a version, by the name they give it, in order */
  deploymentsOf(version: string): readonly DeploymentRow[];
  /** When a version was first approved for an environment, epoch milliseconds */
  approvedAt(version: string, environment: string): number | undefined;
  /** When a version first passed a performance evaluation, epoch milliseconds */
  evaluatedAt(name: string): number | undefined;
  /** When a version was first deployed to staging, epoch milliseconds */
  stagedAt(version: string): number | undefined;
  /** What a gate last said of a version in an environment, at or before `at` */
  gateBefore(
    asked: { version: string; environment: string },
    at: number,
  ): GateRow | undefined;
};

const NONE: readonly DeploymentRow[] = [];

export function indexRows(rows: ModelRows): RowIndex {
  const versions = new Map<string, VersionRow>();
  for (const row of rows.versions) {
    if (!versions.has(row.version)) versions.set(row.version, row);
    const { artifactId } = row;
    if (artifactId && !versions.has(artifactId)) versions.set(artifactId, row);
  }
  const deployments = groupBy(rows.deployments, ({ version }) => version);
  const approvals = earliest(
    rows.approvals.filter(
      ({ status, action = 'deploy' }) =>
        status === 'approved' && action === 'deploy',
    ),
    placeKey,
  );
  const staged = earliest(
    rows.deployments.filter(
      ({ kind, tier }) => kind !== 'rolledback' && tier === 'staging',
    ),
    ({ version }) => version,
  );
  const evaluated = earliest(
    [...new Set(versions.values())].flatMap(row =>
      row.evaluations
        .filter(({ kind, passed }) => kind === 'performance' && passed)
        .map(({ at }) => ({ row, at })),
    ),
    ({ row }) => row,
  );
  const gates = groupBy(rows.gates, placeKey);
  return {
    versionOf: name => versions.get(name),
    deploymentsOf: version => deployments.get(version) ?? NONE,
    approvedAt: (version, environment) =>
      sooner(
        approvals.get(placeKey({ version })),
        approvals.get(placeKey({ version, environment })),
      ),
    evaluatedAt: name => evaluated.get(versions.get(name)!),
    stagedAt: version => staged.get(version),
    gateBefore: (asked, at) => {
      const own = gates.get(placeKey(asked)) ?? [];
      return own[firstIndex(own, row => row.at > at) - 1];
    },
  };
}

function earliest<T extends { at: number }, K>(
  rows: readonly T[],
  keyOf: (row: T) => K,
): Map<K, number> {
  const found = new Map<K, number>();
  for (const row of rows) {
    const key = keyOf(row);
    found.set(key, sooner(found.get(key), row.at)!);
  }
  return found;
}

function sooner(a: number | undefined, b: number | undefined) {
  return a === undefined || b === undefined ? a ?? b : Math.min(a, b);
}

function placeKey(place: { version: string; environment?: string }): string {
  return JSON.stringify([place.version, place.environment ?? null]);
}
