import { attributeIncidents } from './attributeIncidents';
import type { EnvironmentTiers } from './environmentTier';
import {
  isRecord,
  toFoldEvent,
  type FoldEvent,
  type FoldInput,
} from './FoldEvent';
import { foldApprovals } from './foldApprovals';
import { foldChanges } from './foldChanges';
import { foldDeployments, readReport } from './foldDeployments';
import { foldFailedAttempts } from './foldFailedAttempts';
import { foldIncidents } from './foldIncidents';
import { foldLive } from './foldLive';
import { foldReporter, isCorroborating } from './foldReporter';
import { foldTrainingRuns, foldVersions } from './foldVersions';
import { compareEvents, keyOf } from './order';
import type { ModelRows, RollbackRequestRow } from './rows';

/** What the folds take from configuration. */
export type FoldOptions = {
  environments: EnvironmentTiers;
  /** How far back an incident may be blamed on a deployment by time, in days */
  attributionDays: number;
};

export const DEFAULT_FOLD_OPTIONS: FoldOptions = {
  environments: {},
  attributionDays: 7,
};

/**
 * Everything the figures need of one model: a pure function of the set of its
 * events, whatever order they come in. The events may include incident events
 * of other models, or of none, that share a key with one of the model's.
 */
export function foldModel(
  model: string,
  inputs: FoldInput[],
  options: FoldOptions = DEFAULT_FOLD_OPTIONS,
): ModelRows {
  const all = withoutWithdrawn(
    inputs.flatMap(input => toFoldEvent(input) ?? []).sort(compareEvents),
  );
  const own = all.filter(event => event.model === model);
  const reporter = foldReporter(own);
  const events = own.filter(event => !isCorroborating(event, reporter));
  const deployments = foldDeployments(events, {
    environments: options.environments,
    merged: foldChanges(events),
  });
  const incidents = attributeIncidents(
    foldIncidents(all, { model, environments: options.environments }),
    deployments,
    events.filter(event => event.kind === 'waymark-incident.attributed'),
    options.attributionDays,
  );
  const live = foldLive(events, deployments);
  return {
    deployments,
    incidents,
    versions: foldVersions(events, deployments),
    trainingRuns: foldTrainingRuns(events),
    approvals: foldApprovals(events),
    failedAttempts: foldFailedAttempts(
      events,
      deployments,
      options.environments,
    ),
    rollbackRequests: foldRollbackRequests(events),
    live,
    corroborating: own
      .filter(event => isCorroborating(event, reporter))
      .flatMap(event => readReport(event, options.environments) ?? []),
  };
}

/** A withdrawn event counts for nothing; a withdrawal can itself be withdrawn. */
function withoutWithdrawn(events: FoldEvent[]): FoldEvent[] {
  const withdrawn = new Set<string>();
  for (const event of [...events].reverse()) {
    if (event.kind !== 'waymark-event.withdrawn') continue;
    if (withdrawn.has(keyOf(event))) continue;
    const target = event.content.event;
    if (!isRecord(target)) continue;
    withdrawn.add(
      keyOf({ source: String(target.source), id: String(target.id) }),
    );
  }
  return withdrawn.size === 0
    ? events
    : events.filter(event => !withdrawn.has(keyOf(event)));
}

function foldRollbackRequests(events: FoldEvent[]): RollbackRequestRow[] {
  return events
    .filter(event => event.kind === 'waymark-rollback.requested')
    .map(event => ({
      id: event.subjectId,
      requestedAt: event.time,
      requestedBy:
        typeof event.content.by === 'string' ? event.content.by : undefined,
    }));
}
