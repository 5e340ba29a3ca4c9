import { canonicalText, sha256 } from '../ledger/digest';
import { attributeIncidents } from './attributeIncidents';
import type { EnvironmentTiers } from './environmentTier';
import { emptyFoldedRows } from './emptyRows';
import { toFoldEvent, type FoldEvent, type FoldInput } from './FoldEvent';
import { foldApprovals } from './foldApprovals';
import { foldAttestations } from './foldAttestations';
import { foldCosts } from './foldCosts';
import { assignedKeys, withoutWithdrawn } from './foldDecisions';
import { foldDeployments } from './foldDeployments';
import { foldFailedAttempts } from './foldFailedAttempts';
import { foldGates } from './foldGates';
import { foldIncidents } from './foldIncidents';
import { foldLevelChanges } from './foldLevelChanges';
import { foldLive } from './foldLive';
import { foldMerges } from './foldMerges';
import { foldProgress } from './foldProgress';
import { foldReporter, isCorroborating } from './foldReporter';
import { foldReviews } from './foldReviews';
import { foldRollbackRequests } from './foldRollbackRequests';
import { foldTrainingRuns, foldVersions } from './foldVersions';
import { compareEvents, keyOf } from './order';
import { readReport } from './readDeployment';
import type { FoldedRows } from './rows';
import { sortRows } from './sortRows';

/** What the folds take from configuration. */
export type FoldOptions = {
  environments: EnvironmentTiers;
  /** How far back an incident may be blamed on a deployment by time, in days */
  attributionDays: number;
};

/** Used where nothing is configured. */
export const DEFAULT_FOLD_OPTIONS: FoldOptions = {
  environments: {},
  attributionDays: 7,
};

/** Raised when the folds make other rows of the same events, so that all are made anew. */
const FOLDS = 2;

/** What tells rows folded otherwise, in short. */
export function digestOf(options: FoldOptions): string {
  return sha256(canonicalText([FOLDS, options])).slice(0, 16);
}

/**
 * Everything the figures need of one model: a pure function of the set of its
 * events, whatever order they come in. The events may include incident events
 * of other models, or of none, that share a key with one of the model's.
 *
 * @param known - rows of earlier events to go on from, changed in place; those
 *   that the events touch suffice, if `isRetroactive` says no
 */
export function foldModel(
  model: string,
  inputs: FoldInput[],
  options: FoldOptions = DEFAULT_FOLD_OPTIONS,
  known: FoldedRows = emptyFoldedRows(),
): FoldedRows {
  const all = readInputs(model, inputs);
  const own = all.filter(event => event.model === model);
  const [progress] = known.progress;
  const reporter = foldReporter(own, progress?.reporter);
  const events = own.filter(event => !isCorroborating(event, reporter));
  const merges = foldMerges(events, known.merges);
  const { deployments, fresh, totals } = foldDeployments(events, {
    environments: options.environments,
    merges,
    known,
  });
  const incidents = attributeIncidents(
    foldIncidents(all, {
      model,
      environments: options.environments,
      known: known.incidents,
    }),
    deployments,
    events.filter(event => event.kind === 'waymark-incident.attributed'),
    options.attributionDays,
  );
  const live = foldLive(events, deployments, known.live);
  return sortRows({
    deployments,
    incidents: [...known.incidents, ...incidents],
    ...foldVersions(events, fresh, known),
    trainingRuns: [...known.trainingRuns, ...foldTrainingRuns(events, known)],
    approvals: [...known.approvals, ...foldApprovals(events)],
    gates: [...known.gates, ...foldGates(own)],
    failedAttempts: foldFailedAttempts(events, deployments, {
      environments: options.environments,
      known: known.failedAttempts,
    }),
    rollbackRequests: foldRollbackRequests(events, known.rollbackRequests),
    live,
    corroborating: [
      ...known.corroborating,
      ...own
        .filter(event => isCorroborating(event, reporter))
        .flatMap(event => readReport(event, options.environments) ?? []),
    ],
    costs: [...known.costs, ...foldCosts(events)],
    attestations: [...known.attestations, ...foldAttestations(own)],
    reviews: [...known.reviews, ...foldReviews(own)],
    levelChanges: [...known.levelChanges, ...foldLevelChanges(own)],
    totals,
    merges,
    progress: [
      foldProgress(all, { reporter, foldedWith: digestOf(options) }, progress),
    ],
  });
}

/** The events as the folds read them: in order, assigned, less the withdrawn. */
export function readInputs(model: string, inputs: FoldInput[]): FoldEvent[] {
  const events = withoutWithdrawn(
    inputs.flatMap(input => toFoldEvent(input) ?? []).sort(compareEvents),
  );
  const assigned = assignedKeys(events);
  return events.map(event =>
    event.model === undefined && assigned.has(keyOf(event))
      ? { ...event, model }
      : event,
  );
}
