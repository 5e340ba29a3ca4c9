import type { EnvironmentTiers } from './environmentTier';
import type { FoldEvent } from './FoldEvent';
import { namedKey } from './foldDecisions';
import { keyOf } from './order';
import type { DeploymentRow, FoldedRows, MergeRow, TotalsRow } from './rows';
import { completeChange, readDeployment } from './readDeployment';
import { settleReleases } from './settleReleases';

/**
 * Deployments in order, with what they revert, the release they belong to and
 * whether they are the first of their change. Those known are taken as settled.
 */
export function foldDeployments(
  events: FoldEvent[],
  options: {
    environments: EnvironmentTiers;
    merges: MergeRow[];
    known: Pick<FoldedRows, 'deployments' | 'totals'>;
  },
): {
  deployments: DeploymentRow[];
  fresh: DeploymentRow[];
  totals: TotalsRow[];
} {
  const { environments, known } = options;
  const merges = new Map(options.merges.map(row => [row.commit, row]));
  const marks = readMarks(events);
  const fresh = events.flatMap(event => {
    const row = readDeployment(event, environments);
    if (!row) return [];
    return [{ ...completeChange(row, merges), ...marks.get(keyOf(row)) }];
  });
  const deployments = [...known.deployments, ...fresh];
  settleReverts(known.deployments, fresh);
  const totals = settleReleases(deployments, fresh, known.totals);
  settleFirstOfChange(known.deployments, fresh);
  return { deployments, fresh, totals };
}

/** What people say of deployments: the latest mark of each. */
function readMarks(
  events: FoldEvent[],
): Map<string, Pick<DeploymentRow, 'unplanned' | 'markedBy'>> {
  const marks = new Map();
  for (const { kind, content, source, id } of events) {
    if (kind !== 'waymark-deployment.marked') continue;
    const unplanned = content.unplanned === true;
    marks.set(namedKey(content.deployment), {
      unplanned,
      markedBy: { source, id },
    });
  }
  return marks;
}

export function isChangeDeployment(row: DeploymentRow): boolean {
  return row.kind !== 'rolledback';
}

function settleReverts(known: DeploymentRow[], fresh: DeploymentRow[]): void {
  const earlier = new Map<string, DeploymentRow[]>();
  for (const row of known.filter(isChangeDeployment)) {
    const changes = earlier.get(row.environment) ?? [];
    earlier.set(row.environment, changes);
    changes.push(row);
  }
  for (const row of fresh) {
    const changes = earlier.get(row.environment) ?? [];
    earlier.set(row.environment, changes);
    if (isChangeDeployment(row)) {
      row.reverts = undefined;
      changes.push(row);
      continue;
    }
    const named = row.reverts;
    const target =
      (named && findNamed(changes, named)) ?? changes[changes.length - 1];
    row.reverts = undefined;
    if (!target || target.revertedBy) continue;
    target.revertedBy = { source: row.source, id: row.id, at: row.at };
    row.reverts = { source: target.source, id: target.id };
    if (target.tier === 'production') target.failed = true;
  }
}

/**
 * Of the rows with the id an event names: the one of the naming event's own
 * source, else the latest in order.
 */
export function findNamed(
  rows: DeploymentRow[],
  named: { source: string; id: string },
): DeploymentRow | undefined {
  const candidates = rows.filter(row => row.id === named.id);
  return (
    candidates.find(row => row.source === named.source) ??
    candidates[candidates.length - 1]
  );
}

function settleFirstOfChange(
  known: DeploymentRow[],
  fresh: DeploymentRow[],
): void {
  const seen = new Set<string>();
  for (const row of known) {
    if (row.firstOfChange) seen.add(changeKey(row));
    if (row.inEnvironment.firstOfChange) seen.add(changeKey(row, true));
  }
  const isFirst = (key: string) => {
    const first = !seen.has(key);
    seen.add(key);
    return first;
  };
  for (const row of fresh) {
    if (!isChangeDeployment(row) || row.tier !== 'production') continue;
    const unnamed = !row.change?.commit;
    row.firstOfChange = unnamed || isFirst(changeKey(row));
    row.inEnvironment.firstOfChange = unnamed || isFirst(changeKey(row, true));
  }
}

/** A change among all, or among those of the deployment's environment. */
export function changeKey(
  { change, environment }: Pick<DeploymentRow, 'change' | 'environment'>,
  inEnvironment = false,
): string {
  return JSON.stringify([
    change?.repository,
    change?.commit,
    ...(inEnvironment ? [environment] : []),
  ]);
}
