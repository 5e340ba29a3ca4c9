import { DateTime } from 'luxon';
import type { Translate } from '../translation';

/** An instant relative to now: "3 hours ago". */
export function formatRelative(
  t: Translate,
  iso: string,
  now: DateTime = DateTime.now(),
): string {
  const at = DateTime.fromISO(iso);
  if (Math.abs(now.diff(at).as('seconds')) < 10) return t('format.justNow');
  return at.toRelative({ base: now }) ?? iso;
}

/** An instant in full, in the viewer's zone. */
export function formatExact(iso: string): string {
  return DateTime.fromISO(iso).toLocaleString(
    DateTime.DATETIME_FULL_WITH_SECONDS,
  );
}

/** Since when, as people say it: "14:05", "Tuesday", "12 March", "12 March 2024". */
export function formatSince(
  iso: string,
  now: DateTime = DateTime.now(),
): string {
  const at = DateTime.fromISO(iso, { zone: now.zone });
  if (at.hasSame(now, 'day')) return at.toFormat('HH:mm');
  if (at > now.startOf('day').minus({ days: 6 })) return at.toFormat('cccc');
  return at.toFormat(at.hasSame(now, 'year') ? 'd LLLL' : 'd LLLL yyyy');
}
