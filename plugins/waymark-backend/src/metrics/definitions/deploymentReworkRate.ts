import type { DeploymentRow } from '../../projections/rows';
import { deploymentItem } from '../items';
import type { MetricDefinition } from '../MetricDefinition';
import { within } from '../window';

/** The share of production deployments nobody had planned. */
export const deploymentReworkRate: MetricDefinition = {
  id: 'deploymentReworkRate',
  version: 2,
  unit: 'ratio',
  statistic: 'share',
  items: ({ deployments }, window) =>
    within(deployments, window, row => row.at).map(row =>
      deploymentItem(row, {
        value: isRework(row) ? 1 : 0,
      }),
    ),
  reason: () => 'No production deployment in the window',
  beside: (history, window) => ({
    fixForwards: within(history.changes, window, row => row.at).filter(
      row => row.fix,
    ).length,
  }),
};

/** A deployment that ended an incident is rework unless its event says that it is not. */
function isRework({ kind, unplanned, fix }: DeploymentRow): boolean {
  return kind === 'rolledback' || (unplanned ?? fix);
}
