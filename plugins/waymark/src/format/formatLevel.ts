import type { Translate } from '../translation';

/** A maturity level with its scale and name: "3 of 5 · Managed". */
export function formatLevel(
  t: Translate,
  level: { level: number; of: number; title: string },
): string {
  return t('format.level', {
    level: String(level.level),
    of: String(level.of),
    title: level.title,
  });
}
