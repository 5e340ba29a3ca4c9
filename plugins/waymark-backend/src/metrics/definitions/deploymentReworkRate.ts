import { compareEvents } from '../../projections/order';
import type { DeploymentRow } from '../../projections/rows';
import { deploymentItem } from '../items';
import type { MetricDefinition } from '../MetricDefinition';
import type { ModelHistory } from '../ModelHistory';
import { within } from '../window';

/** The share of production deployments nobody had planned. */
export const deploymentReworkRate: MetricDefinition = {
  id: 'deploymentReworkRate',
  version: 1,
  unit: 'ratio',
  statistic: 'share',
  items: ({ deployments }, window) =>
    within(deployments, window, row => row.at).map(row =>
      deploymentItem(row, {
        value: row.kind === 'rolledback' || row.unplanned ? 1 : 0,
      }),
    ),
  reason: () => 'No production deployment in the window',
  beside: (history, window) => ({
    fixForwards: within(history.changes, window, row => row.at).filter(row =>
      isFixForward(row, history.blamed),
    ).length,
  }),
};

/** Made while an incident of an earlier deployment there was open. */
function isFixForward(
  row: DeploymentRow,
  blamed: ModelHistory['blamed'],
): boolean {
  return blamed.some(
    ({ incident, deployment }) =>
      deployment.environment === row.environment &&
      incident.startedAt <= row.at &&
      (incident.endedAt === undefined || row.at < incident.endedAt) &&
      compareEvents(
        { ...deployment, time: deployment.at },
        { ...row, time: row.at },
      ) < 0,
  );
}
