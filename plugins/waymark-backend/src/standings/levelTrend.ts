import { DateTime } from 'luxon';
import type { FrameworkStanding } from './Standing';

/** A period of the trend; half open, epoch milliseconds. */
export type TrendPeriod = { from: number; to: number };

const PERIODS = { month: 12, week: 26 } as const;

/** The last months or weeks (from Monday) of UTC; the current one ends now. */
export function trendPeriods(
  bucket: keyof typeof PERIODS,
  now: number,
): TrendPeriod[] {
  const current = DateTime.fromMillis(now, { zone: 'utc' }).startOf(bucket);
  return Array.from({ length: PERIODS[bucket] }, (_, index) => {
    const from = current.minus({ [bucket]: PERIODS[bucket] - 1 - index });
    const to = from.plus({ [bucket]: 1 }).toMillis();
    return { from: from.toMillis(), to: Math.min(to, now) };
  });
}

/**
 * How many models stood at each level at the end of each period, by what was
 * recorded until then. A model of which nothing was recorded yet is not counted.
 *
 * @param histories - of each model, oldest first
 */
export function levelTrend(
  histories: FrameworkStanding['history'][],
  periods: TrendPeriod[],
): Map<number, number>[] {
  const counts = periods.map(() => new Map<number, number>());
  for (const history of histories) {
    let next = 0;
    let level: number | null = null;
    for (const [index, { to }] of periods.entries()) {
      for (; next < history.length && history[next].at <= to; next += 1) {
        level = history[next].level;
      }
      if (level !== null) {
        counts[index].set(level, (counts[index].get(level) ?? 0) + 1);
      }
    }
  }
  return counts;
}
