import type { MaturityResult } from 'backstage-plugin-waymark-common';

/** Where a level stands against its target. */
export function targetWords(
  result: Pick<MaturityResult, 'level' | 'target'>,
): string {
  const { level, target } = result;
  if (level === null) return 'read area by area';
  if (target === null) return 'no target set';
  const missing = target - level;
  if (missing <= 0) return `target ${target} reached`;
  return `${missing} ${
    missing === 1 ? 'level' : 'levels'
  } below its target ${target}`;
}
