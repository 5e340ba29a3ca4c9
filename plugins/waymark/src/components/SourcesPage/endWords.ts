import type { Translate } from '../../translation';

const DAY = 86_400_000;

/** When a token ends: "expires in 12 days", "expires today". */
export function endWords(
  t: Translate,
  expiresAt: string | null,
  now = Date.now(),
): string {
  if (expiresAt === null) return t('sources.end.never');
  const left = Date.parse(expiresAt) - now;
  if (left <= 0) return t('sources.end.expired');
  const days = Math.floor(left / DAY);
  if (days === 0) return t('sources.end.withinADay');
  return t('sources.end.in', { count: days });
}
