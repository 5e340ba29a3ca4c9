/** Why a version came to be: a change of code, or a training set off otherwise. */
export type Cohort = 'commit' | 'retrain';

/**
 * Whether a version belongs to a cohort; every version does when none is asked
 * for.
 *
 * @param trigger - what set off its training; absent counts as `commit`
 */
export function isInCohort(
  trigger: string | undefined,
  cohort: Cohort | undefined,
): boolean {
  if (!cohort) return true;
  return cohort === ((trigger ?? 'commit') === 'commit' ? 'commit' : 'retrain');
}
