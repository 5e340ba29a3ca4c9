import type { DeploymentRow } from '../../projections/rows';
import { deploymentItem, duration } from '../items';
import type { MetricDefinition } from '../MetricDefinition';
import { within } from '../window';

/** From commit to first production deployment, each change once. */
export const changeLeadTime: MetricDefinition = {
  id: 'changeLeadTime',
  version: 1,
  unit: 'ms',
  statistic: 'median',
  items: ({ changes }, window) =>
    within(changes, window, row => row.at).map(row =>
      deploymentItem(
        row,
        isRepeated(row)
          ? { excludedFor: 'sameChange' }
          : duration(row.change?.committedAt, row.at, 'noCommitTime'),
      ),
    ),
  reason: (_history, _window, items) =>
    items.length === 0
      ? 'No change was deployed to production in the window'
      : 'No change that first reached production in the window has a usable commit time',
};

function isRepeated({ change, firstOfChange }: DeploymentRow): boolean {
  return change?.commit !== undefined && !firstOfChange;
}
