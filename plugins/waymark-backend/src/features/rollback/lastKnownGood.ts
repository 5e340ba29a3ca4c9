import type {
  RollbackObstacle,
  RollbackOption,
} from 'backstage-plugin-waymark-common';
import type { DeploymentRow, LiveRow, ModelRows } from '../../projections/rows';

/** What the rows cannot tell about a rollback. */
export type RollbackContext = {
  /** Whether some executor acts for this model */
  executor: boolean;
  /** Id of the rollback under way in the environment */
  active?: string;
  /** The candidate somebody chose, good or not */
  chosen?: string;
};

/**
 * What a rollback of one environment would change, or why there can be none.
 * The last known good version is the one that served here most recently before
 * the present one, of those that were never rolled back here and are blamed for
 * no incident.
 */
export function lastKnownGood(
  rows: ModelRows,
  live: LiveRow,
  context: RollbackContext,
): RollbackOption {
  const here = rows.deployments.filter(
    row => row.environment === live.environment,
  );
  const candidates = earlierVersions(rows, here, live.version);
  const target = candidates.find(({ version, good }) =>
    context.chosen === undefined ? good : version === context.chosen,
  );
  const obstacle = findObstacle(live, candidates.length, target, context);
  return {
    environment: live.environment,
    tier: live.tier,
    fromVersion: live.version ?? null,
    fromSince: toIso(live.since) ?? null,
    toVersion: live.version === undefined ? null : target?.version ?? null,
    reverts: deploymentToUndo(here, live.version)?.id ?? null,
    candidates,
    possible: obstacle === undefined,
    obstacle: obstacle?.kind ?? null,
    reason: obstacle?.reason ?? null,
    active: context.active ?? null,
  };
}

function earlierVersions(
  rows: ModelRows,
  here: DeploymentRow[],
  present: string | undefined,
): RollbackOption['candidates'] {
  const blamed = new Set(
    rows.incidents.flatMap(({ deployment }) =>
      deployment ? [`${deployment.source} ${deployment.id}`] : [],
    ),
  );
  const served = new Map<string, number>();
  const bad = new Set<string>();
  for (const row of here) {
    const version = servedVersion(row);
    if (row.liveFrom !== undefined) {
      const last = row.liveUntil ?? row.liveFrom;
      served.set(version, Math.max(last, served.get(version) ?? last));
    }
    if (row.revertedBy || blamed.has(`${row.source} ${row.id}`)) {
      bad.add(row.version);
    }
  }
  served.delete(present ?? '');
  return [...served]
    .sort(([, a], [, b]) => b - a)
    .map(([version, last]) => ({
      version,
      lastServedAt: new Date(last).toISOString(),
      good: !bad.has(version),
    }));
}

function servedVersion(row: DeploymentRow): string {
  return row.kind === 'rolledback' ? row.toVersion ?? row.version : row.version;
}

function deploymentToUndo(
  here: DeploymentRow[],
  version: string | undefined,
): DeploymentRow | undefined {
  return here.findLast(
    row =>
      row.kind !== 'rolledback' && row.version === version && !row.revertedBy,
  );
}

function findObstacle(
  live: LiveRow,
  candidates: number,
  target: RollbackOption['candidates'][number] | undefined,
  context: RollbackContext,
): { kind: RollbackObstacle; reason: string } | undefined {
  const where = live.environment;
  if (live.version === undefined) {
    return {
      kind: 'nothingLive',
      reason: `Nothing is live in ${where}. Deploy a version first.`,
    };
  }
  if (context.active) {
    return {
      kind: 'underWay',
      reason: `Rollback ${context.active} is under way in ${where}. Wait until it ends, or cancel it.`,
    };
  }
  if (!context.executor) {
    return {
      kind: 'noExecutor',
      reason:
        'No installed platform can roll this model back. Install the Waymark module of the platform that deploys it, and give the model the annotation that this module asks for.',
    };
  }
  if (candidates === 0) {
    return {
      kind: 'noVersion',
      reason: `No other version has served in ${where}, so there is none to go back to.`,
    };
  }
  if (!target) {
    return {
      kind: 'noGoodVersion',
      reason: `Every version that served in ${where} before was rolled back or is blamed for an incident. Deploy a corrected version, or name the version to go back to.`,
    };
  }
  return undefined;
}

function toIso(time: number | undefined): string | undefined {
  return time === undefined ? undefined : new Date(time).toISOString();
}
