import type { MaturityResult } from 'backstage-plugin-waymark-common';
import type { Translate } from '../../translation';

/** Where a level stands against its target. */
export function targetWords(
  t: Translate,
  result: Pick<MaturityResult, 'level' | 'target'>,
): string {
  const { level, target } = result;
  if (level === null) return t('nextMove.target.byArea');
  if (target === null) return t('nextMove.target.none');
  const missing = target - level;
  if (missing <= 0)
    return t('nextMove.target.reached', { target: String(target) });
  return t('nextMove.target.below', { count: missing, target: String(target) });
}
