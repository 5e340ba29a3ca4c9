import type { MetricEvent } from 'backstage-plugin-waymark-common';
import { DateTime } from 'luxon';
import type { Translate } from '../../translation';
import type { TimeBar } from '../charts/BarsOverTime';

/** Lengths of bars. */
export const barUnits = ['day', 'week', 'month'] as const;

/** Length of a bar. */
export type BarUnit = (typeof barUnits)[number];

/** The bar that suits a window of so many days. */
export function barUnit(days: number): BarUnit {
  if (days <= 31) return 'day';
  return days <= 120 ? 'week' : 'month';
}

/** A bar with what its part is to be read with. */
export type CountedBar = TimeBar & {
  part: number;
  related: MetricEvent['related'];
};

/**
 * Counts events by day, week or month of the viewer's zone over a window, empty
 * bars included; `part` are those that bring more than nothing to their figure.
 */
export function countByBucket(
  t: Translate,
  events: MetricEvent[],
  window: { from: string; to: string },
  unit: BarUnit,
): CountedBar[] {
  const bars = new Map<number, CountedBar>();
  const end = DateTime.fromISO(window.to);
  let start = DateTime.fromISO(window.from).startOf(unit);
  while (start < end) {
    const day = start.toFormat(unit === 'month' ? 'LLLL yyyy' : 'd LLL yyyy');
    bars.set(start.toMillis(), {
      label: unit === 'week' ? t('delivery.bucket.weekOf', { day }) : day,
      tick: start.toFormat(unit === 'month' ? 'LLL yyyy' : 'd LLL'),
      value: 0,
      part: 0,
      related: [],
    });
    start = start.plus({ [unit]: 1 }).startOf(unit);
  }
  for (const event of events) {
    if (!event.contributes) continue;
    const bar = bars.get(DateTime.fromISO(event.time).startOf(unit).toMillis());
    if (!bar) continue;
    bar.value += 1;
    if (!event.value) continue;
    bar.part += 1;
    bar.related.push(...event.related);
  }
  return [...bars.values()];
}
