import { walk, type Steps } from '../../../kernel/time/steps';
import { namedKey } from '../../decisions';
import type { EnvironmentTiers } from '../../environmentTier';
import type { FoldEvent } from '../../FoldEvent';
import { groupBy } from '../../groupBy';
import { keyOf } from '../../order';
import type { DeploymentRow } from './DeploymentRow';
import { ChangeDeployments, isChangeDeployment } from './ChangeDeployments';
import { assignChanges } from './assignChanges';
import { readDeployment } from './readDeployment';

/** Deployments in order, with what they revert and the changes they carry. */
export function* foldDeployments(
  events: FoldEvent[],
  environments: EnvironmentTiers,
): Steps<DeploymentRow[]> {
  const marks = readMarks(events);
  const rows: DeploymentRow[] = [];
  yield* walk(events, event => {
    const row = readDeployment(event, environments);
    if (row) rows.push({ ...row, ...marks.get(keyOf(row)) });
  });
  for (const own of groupBy(rows, row => row.environment).values()) {
    yield;
    findReverted(own);
  }
  yield* assignChanges(events, rows);
  return rows;
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

/** Finds what each rollback reverts. All rows are of one environment, in order. */
function findReverted(rows: DeploymentRow[]): void {
  const earlier = ChangeDeployments.of([]);
  for (const row of rows) {
    if (isChangeDeployment(row)) {
      row.reverts = undefined;
      earlier.add(row);
      continue;
    }
    const target =
      (row.reverts && earlier.findNamed(row.reverts)) ?? earlier.latest();
    row.reverts = undefined;
    if (!target || target.revertedBy) continue;
    target.revertedBy = { source: row.source, id: row.id, at: row.at };
    row.reverts = { source: target.source, id: target.id };
    if (target.tier === 'production') target.failed = true;
  }
}
