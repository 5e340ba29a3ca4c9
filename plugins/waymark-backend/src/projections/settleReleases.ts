import { keyOf } from './order';
import type { DeploymentRow, TotalsRow } from './rows';

/**
 * Walks production's change deployments: each joins the current release when
 * its version is that release's and none of its deployments has been reverted,
 * else it opens a new one. Done over all environments, and over each alone.
 *
 * @param deployments - in order; what the `fresh` ones revert is among them
 * @param known - totals of what was settled before
 * @returns the totals with the fresh ones
 */
export function settleReleases(
  deployments: DeploymentRow[],
  fresh: DeploymentRow[],
  known: TotalsRow[],
): TotalsRow[] {
  const byKey = new Map(deployments.map(row => [keyOf(row), row]));
  const totals = new Map(known.map(row => [row.environment, row]));
  const totalsOf = (environment?: string) => {
    const row = totals.get(environment) ?? {
      environment,
      productionChanges: 0,
    };
    totals.set(environment, row);
    return row;
  };
  for (const row of fresh) {
    const target = row.reverts && byKey.get(keyOf(row.reverts));
    const all = totalsOf();
    const here = totalsOf(row.environment);
    count(all, row);
    count(here, row);
    if (target) {
      undo(all, target.release);
      undo(here, target.inEnvironment.release);
    }
    if (row.kind !== 'rolledback' && row.tier === 'production') {
      Object.assign(row, join(all, row));
      Object.assign(row.inEnvironment, join(here, row));
    }
  }
  return [...totals.values()];
}

function count(totals: TotalsRow, row: DeploymentRow): void {
  if (row.kind === 'rolledback') totals.lastRollbackAt = row.at;
  if (row.tier !== 'production') return;
  totals.firstProductionAt ??= row.at;
  if (row.kind !== 'rolledback') totals.productionChanges += 1;
}

function undo({ release }: TotalsRow, ordinal: number | undefined): void {
  if (release && release.ordinal === ordinal) release.undone = true;
}

function join(
  totals: TotalsRow,
  { version }: DeploymentRow,
): { release: number; opensRelease: boolean } {
  const { release } = totals;
  const opensRelease =
    !release || release.undone || release.version !== version;
  const ordinal = (release?.ordinal ?? -1) + Number(opensRelease);
  if (opensRelease) totals.release = { ordinal, version, undone: false };
  return { release: ordinal, opensRelease };
}
