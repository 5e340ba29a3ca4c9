/**
 * Why a version came to be: a change of code, one of prompts or parameters alone,
 * or a training set off otherwise.
 */
export type Cohort = 'commit' | 'prompt' | 'retrain';

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
  return cohort === cohortOf(trigger);
}

function cohortOf(trigger = 'commit'): Cohort {
  return trigger === 'commit' || trigger === 'prompt' ? trigger : 'retrain';
}
