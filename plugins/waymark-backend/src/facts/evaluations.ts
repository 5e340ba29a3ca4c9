import type { EvaluationRow, ModelRows, VersionRow } from '../projections/rows';

/** Outcome of an evaluation. */
export type Verdict = 'passed' | 'failed';

/** The latest evaluation of a version of one kind. */
export function latestEvaluation(
  version: VersionRow,
  kind = 'performance',
): EvaluationRow | undefined {
  let latest: EvaluationRow | undefined;
  for (const evaluation of version.evaluations) {
    if (evaluation.kind === kind && (!latest || isAfter(evaluation, latest))) {
      latest = evaluation;
    }
  }
  return latest;
}

/** What the latest evaluation of a version came to. */
export function verdictOf(
  version: VersionRow,
  kind?: string,
): Verdict | undefined {
  const evaluation = latestEvaluation(version, kind);
  if (!evaluation) {
    return undefined;
  }
  return evaluation.passed ? 'passed' : 'failed';
}

/**
 * Whether the thresholds stood before the run: an event that names their
 * commit proves that it existed, unless another event dates it later.
 */
export function thresholdsCommittedBefore(
  version: VersionRow,
  rows: ModelRows,
): boolean {
  const evaluation = latestEvaluation(version);
  const commit = evaluation?.thresholdsCommit;
  if (!evaluation || !commit) {
    return false;
  }
  return rows.deployments.every(({ changes }) =>
    changes.every(
      change =>
        change.commit !== commit ||
        change.committedAt === undefined ||
        change.committedAt <= evaluation.at,
    ),
  );
}

// The definitions order events of the same time by source and id, so that a tie
// does not depend on the order of arrival
function isAfter(a: EvaluationRow, b: EvaluationRow): boolean {
  if (a.at !== b.at) {
    return a.at > b.at;
  }
  return a.source === b.source ? a.id > b.id : a.source > b.source;
}
