import { walk, type Steps } from '../../kernel/time/steps';
import { keyOf } from '../order';
import { deployments } from './deployments/deployments';
import type { DeploymentRow } from './deployments/DeploymentRow';
import { OPEN, type RowKindDefinition } from './RowKindDefinition';

/** What does not fit a window: counts and firsts of a whole history. */
export type TotalsRow = {
  /** Absent for all environments */
  environment?: string;
  /** Of the first production deployment, rollbacks included */
  firstProductionAt?: number;
  productionChanges: number;
  lastRollbackAt?: number;
  /** The latest release, which a next deployment would join or end */
  release?: { ordinal: number; version: string; undone: boolean };
};

/**
 * Counts of a model's whole history, over all environments and over each alone.
 * Counting walks production's change deployments in order and tells each which
 * release it belongs to: it joins the current one when its version is that
 * release's and none of its deployments has been reverted, else it opens the next.
 */
export const totals: RowKindDefinition<TotalsRow> = {
  key: row => row.environment ?? null,
  at: () => OPEN,
  place: row => [0, row.environment ?? ''],
  fold: ({ rowsOf }) => countReleases(rowsOf(deployments)),
};

function* countReleases(deployed: DeploymentRow[]): Steps<TotalsRow[]> {
  const byKey = new Map(deployed.map(row => [keyOf(row), row]));
  const byEnvironment = new Map<string | undefined, TotalsRow>();
  const totalsOf = (environment?: string) => {
    const row = byEnvironment.get(environment) ?? {
      environment,
      productionChanges: 0,
    };
    byEnvironment.set(environment, row);
    return row;
  };
  yield* walk(deployed, row => {
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
  });
  return [...byEnvironment.values()];
}

function count(row: TotalsRow, { kind, tier, at }: DeploymentRow): void {
  if (kind === 'rolledback') row.lastRollbackAt = at;
  if (tier !== 'production') return;
  row.firstProductionAt ??= at;
  if (kind !== 'rolledback') row.productionChanges += 1;
}

function undo({ release }: TotalsRow, ordinal: number | undefined): void {
  if (release && release.ordinal === ordinal) release.undone = true;
}

function join(
  row: TotalsRow,
  { version }: DeploymentRow,
): { release: number; opensRelease: boolean } {
  const { release } = row;
  const opensRelease =
    !release || release.undone || release.version !== version;
  const ordinal = (release?.ordinal ?? -1) + Number(opensRelease);
  if (opensRelease) row.release = { ordinal, version, undone: false };
  return { release: ordinal, opensRelease };
}
