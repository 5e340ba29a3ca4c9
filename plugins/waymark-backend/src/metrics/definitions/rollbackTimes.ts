import type { DeploymentRow } from '../../projections/rows';
import { deploymentItem, duration } from '../items';
import type { MetricDefinition } from '../MetricDefinition';
import type { ModelHistory } from '../ModelHistory';
import { within, type Window } from '../window';

/** From the earliest sign of the failure to the rollback. */
export const rollbackTimeFromFailure: MetricDefinition = {
  id: 'rollbackTimeFromFailure',
  version: 1,
  unit: 'ms',
  statistic: 'mean',
  items: (history, window) =>
    productionReverts(history, window).map(({ rollback, reverted }) =>
      deploymentItem(
        rollback,
        duration(
          history
            .incidentsOf(reverted)
            .map(incident => incident.startedAt)
            .filter(startedAt => startedAt < rollback.at)
            .sort((a, b) => a - b)[0],
          rollback.at,
          'failureTimeUnknown',
        ),
      ),
    ),
  reason: (_history, _window, items) =>
    items.length === 0
      ? 'No rollback in the window undid a production deployment'
      : 'No rollback in the window answers an incident',
};

/** From a request in the portal to the rollback. */
export const rollbackTimeFromRequest: MetricDefinition = {
  id: 'rollbackTimeFromRequest',
  version: 1,
  unit: 'ms',
  statistic: 'mean',
  items: (history, window) =>
    rollbacksIn(history, window)
      .filter(
        rollback =>
          rollback.rollbackRequest !== undefined &&
          (rollback.tier === 'production' ||
            undoesProduction(history, rollback)),
      )
      .map(rollback =>
        deploymentItem(
          rollback,
          duration(
            history.rollbackRequests.find(
              request => request.id === rollback.rollbackRequest,
            )?.requestedAt,
            rollback.at,
            'requestUnknown',
          ),
        ),
      ),
  reason: () =>
    'No production rollback in the window answers a request made in the portal',
};

/** How long what was undone had been deployed. */
export const rollbackTimeFromDeployment: MetricDefinition = {
  id: 'rollbackTimeFromDeployment',
  version: 1,
  unit: 'ms',
  statistic: 'mean',
  items: (history, window) =>
    productionReverts(history, window).map(({ rollback, reverted }) =>
      deploymentItem(
        rollback,
        duration(reverted.at, rollback.at, 'failureTimeUnknown'),
      ),
    ),
  reason: () => 'No rollback in the window undid a production deployment',
};

function rollbacksIn(history: ModelHistory, window: Window): DeploymentRow[] {
  return within(history.rollbacks, window, row => row.at);
}

/** Rollbacks, whatever their own tier, with the production deployment undone. */
function productionReverts(history: ModelHistory, window: Window) {
  return rollbacksIn(history, window).flatMap(rollback => {
    const reverted = undoesProduction(history, rollback);
    return reverted ? [{ rollback, reverted }] : [];
  });
}

function undoesProduction(
  history: ModelHistory,
  { reverts }: DeploymentRow,
): DeploymentRow | undefined {
  const reverted = reverts && history.deploymentOf(reverts);
  return reverted?.tier === 'production' ? reverted : undefined;
}
