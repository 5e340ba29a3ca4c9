import type { DeploymentRow, IncidentRow } from '../../projections/rows';
import { deploymentItem, duration } from '../items';
import type { MetricDefinition } from '../MetricDefinition';
import type { ModelHistory } from '../ModelHistory';
import { oncePerHistory } from '../oncePerHistory';
import { relatedIncident } from '../related';
import { within, type Window } from '../window';

const requestedAt = oncePerHistory(
  ({ rollbackRequests }) =>
    new Map(rollbackRequests.map(row => [row.id, row.requestedAt])),
);

/** From the earliest sign of the failure to the rollback. */
export const rollbackTimeFromFailure: MetricDefinition = {
  id: 'rollbackTimeFromFailure',
  version: 2,
  unit: 'ms',
  statistic: 'mean',
  items: (history, window) =>
    productionReverts(history, window).map(({ rollback, reverted }) =>
      deploymentItem(
        rollback,
        duration(
          firstSign(history, rollback, reverted)?.startedAt,
          rollback.at,
          'failureTimeUnknown',
        ),
      ),
    ),
  related: (history, item) => {
    const rollback = history.deploymentOf(item);
    const reverted = rollback && undoesProduction(history, rollback);
    const incident = reverted && firstSign(history, rollback, reverted);
    return incident ? [relatedIncident(incident)] : [];
  },
  reason: (_history, _window, items) =>
    items.length === 0
      ? 'No rollback in the window undid a production deployment'
      : 'No rollback in the window answers an incident',
};

/** From a request in the portal to the rollback. */
export const rollbackTimeFromRequest: MetricDefinition = {
  id: 'rollbackTimeFromRequest',
  version: 2,
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
            requestedAt(history).get(rollback.rollbackRequest!),
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
  version: 2,
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

/** The incident by which the failure was first known. */
function firstSign(
  history: ModelHistory,
  rollback: DeploymentRow,
  reverted: DeploymentRow,
): IncidentRow | undefined {
  return history
    .incidentsOf(reverted)
    .filter(({ startedAt }) => startedAt < rollback.at)
    .sort((a, b) => a.startedAt - b.startedAt)[0];
}

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
