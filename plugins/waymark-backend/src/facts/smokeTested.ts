import type { VersionRow } from '../projections/rows';

/** Whether a smoke test passed no later than the first production deployment. */
export function smokeTested(version: VersionRow): boolean {
  const { firstProductionAt } = version;
  return version.evaluations.some(
    evaluation =>
      evaluation.kind === 'smoke' &&
      evaluation.passed &&
      firstProductionAt !== undefined &&
      evaluation.at <= firstProductionAt,
  );
}
