import type { CriterionResult } from '../api/types';
import { isSettled } from './isSettled';

/**
 * The level these criteria reach: the highest below every criterion that is
 * open. Asked of an area's criteria it is the area's level, asked of all of
 * them the level of the whole.
 *
 * @param levels - of the framework, ascending
 * @public
 */
export function levelReached<T extends { level: number }>(
  levels: T[],
  criteria: Pick<CriterionResult, 'level' | 'result'>[],
): T {
  const open = criteria.filter(criterion => !isSettled(criterion));
  const lowestOpen = Math.min(...open.map(({ level }) => level));
  const reached = levels.filter(({ level }) => level < lowestOpen);
  return reached[reached.length - 1];
}
