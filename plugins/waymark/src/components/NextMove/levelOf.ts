import type { MaturityResult } from 'backstage-plugin-waymark-common';

/** A result's level as chips show it; none where areas are kept apart. */
export function levelOf(result: MaturityResult) {
  const { level, levelTitle, of, target } = result;
  return level === null || levelTitle === null
    ? undefined
    : { level, of, target, title: levelTitle };
}
