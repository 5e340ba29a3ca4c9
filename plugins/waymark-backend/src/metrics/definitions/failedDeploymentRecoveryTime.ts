import type { DeploymentRow, IncidentRow } from '../../projections/rows';
import { deploymentItem, duration } from '../items';
import type { MetricDefinition } from '../MetricDefinition';
import { greatest } from '../statistics';
import { within } from '../window';

/** From a deployment that failed to its recovery. */
export const failedDeploymentRecoveryTime: MetricDefinition = {
  id: 'failedDeploymentRecoveryTime',
  version: 2,
  unit: 'ms',
  statistic: 'median',
  items: (history, window) =>
    within(history.changes, window, row => row.at)
      .filter(row => row.failed)
      .map(row => {
        const recovered = recoveredAt(row, history.incidentsOf(row));
        return deploymentItem(
          row,
          recovered === undefined
            ? { excludedFor: 'open' }
            : duration(row.at, recovered, 'open'),
        );
      }),
  reason: (_history, _window, items) =>
    items.length === 0
      ? 'No deployment in the window failed'
      : 'No failed deployment in the window has recovered',
  beside: (_history, _window, items) => ({
    open: items.filter(item => item.excludedFor === 'open').length,
  }),
};

/** At the rollback, or when the last of its incidents has ended, whichever came first */
function recoveredAt(
  { revertedBy }: DeploymentRow,
  incidents: IncidentRow[],
): number | undefined {
  const ends = incidents.flatMap(({ endedAt }) => endedAt ?? []);
  const ended = ends.length === incidents.length ? greatest(ends) : undefined;
  if (revertedBy === undefined) return ended;
  return ended === undefined ? revertedBy.at : Math.min(revertedBy.at, ended);
}
