import type { VersionRow } from '../../projections/rows';
import { isInCohort } from '../cohort';
import type { MetricDefinition } from '../MetricDefinition';
import { within } from '../window';

/** The share of retrainings that led to a version good enough. */
export const retrainingSuccessRate: MetricDefinition = {
  id: 'retrainingSuccessRate',
  version: 2,
  unit: 'ratio',
  statistic: 'share',
  items: ({ trainingRuns, versionOf }, window) =>
    within(trainingRuns, window, run => run.finishedAt)
      .filter(run => !isInCohort(run.trigger, 'commit'))
      .map(run => {
        const version = run.version ? versionOf(run.version) : undefined;
        return {
          subject: 'trainingRun',
          source: run.source,
          id: run.id,
          at: run.finishedAt,
          version: run.version,
          runUrl: version?.runUrl,
          value: version && hasPassed(version) ? 1 : 0,
        };
      }),
  reason: () => 'No retraining finished in the window',
};

/** Evaluated, and of each kind of evaluation the latest passed. */
function hasPassed({ evaluations }: VersionRow): boolean {
  const latest = new Map(
    [...evaluations]
      .sort((a, b) => a.at - b.at)
      .map(evaluation => [evaluation.kind, evaluation.passed]),
  );
  return latest.size > 0 && [...latest.values()].every(passed => passed);
}
