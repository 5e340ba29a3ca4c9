import type { CarriedChange, DeploymentRow } from '../../projections/rows';
import { deploymentItem, duration } from '../items';
import type { MetricDefinition, MetricItem } from '../MetricDefinition';
import { within } from '../window';

/** From commit to the first production deployment that carries it, each change once. */
export const changeLeadTime: MetricDefinition = {
  id: 'changeLeadTime',
  version: 2,
  unit: 'ms',
  statistic: 'median',
  items: ({ changes }, window) =>
    within(changes, window, row => row.at).flatMap(row => [
      ...row.changes
        .filter(({ first }) => first !== undefined)
        .map(change => changeItem(row, change)),
      ...leftOut(row, 'sameChange', row.carriedAgain),
      ...leftOut(row, 'beforeFirst', row.beforeFirst),
    ]),
  reason: (_history, _window, items) =>
    items.length === 0
      ? 'No production deployment in the window names a change'
      : 'No change that first reached production in the window has a usable commit time',
};

function changeItem(row: DeploymentRow, change: CarriedChange): MetricItem {
  const { first, repository, commit, committedAt, url } = change;
  return {
    ...deploymentItem(
      row,
      first
        ? duration(committedAt, row.at, 'noCommitTime')
        : { excludedFor: 'sameChange' },
    ),
    change: { repository, commit },
    changeUrl: url,
  };
}

/** Changes that are only counted. */
function leftOut(
  row: DeploymentRow,
  excludedFor: string,
  times: number | undefined,
): MetricItem[] {
  return times ? [{ ...deploymentItem(row, { excludedFor }), times }] : [];
}
