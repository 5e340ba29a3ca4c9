import type { CriterionResult } from '../api/types';

/** Whether a criterion stands in no level's way: it is met or not asked for. @public */
export function isSettled({
  result,
}: Pick<CriterionResult, 'result'>): boolean {
  return result === 'met' || result === 'notApplicable';
}
