import type { MetricDefinition, MetricItem } from './MetricDefinition';
import { greatest, median, sum } from './statistics';
import { daysOf, type Window } from './window';

/** What the counted items of a figure come to, in a form that adds up. */
export type Tally = {
  /** Items that count */
  count: number;
  /** Of their values, in the figure's unit */
  sum: number;
  /** Each value, where the statistic needs more than their sum */
  values?: number[];
  /** Nothing counts, and that is a true 0 */
  zero?: boolean;
};

type Statistical = Pick<MetricDefinition, 'statistic'>;

/** What a figure says of its items; no value where nothing counts. */
export type Summary = {
  value?: number;
  numerator?: number;
  denominator?: number;
  sampleSize: number;
};

/** Counts the items that are not left out. */
export function tallyItems(
  { statistic }: Statistical,
  items: readonly MetricItem[],
): Tally {
  const counted = items.filter(item => item.excludedFor === undefined);
  const values = counted.flatMap(item => item.value ?? []);
  const tally = { count: counted.length, sum: sum(values) };
  if (statistic === 'greatest') {
    return { ...tally, values: values.length ? [greatest(values)!] : [] };
  }
  return statistic === 'median' ? { ...tally, values } : tally;
}

/** Several tallies as one: that of all their items. */
export function addTallies(tallies: readonly Tally[]): Tally {
  const total: Tally = { count: 0, sum: 0 };
  for (const { count, sum: added, values, zero } of tallies) {
    total.count += count;
    total.sum += added;
    if (zero) total.zero = true;
    if (!values) continue;
    total.values ??= [];
    for (const value of values) total.values.push(value);
  }
  if (total.count > 0) delete total.zero;
  return total;
}

/** The one number a tally comes to over a window. */
export function summarize(
  { statistic }: Statistical,
  { count, sum: total, values = [], zero }: Tally,
  window: Window,
): Summary {
  const or = (value: number | undefined) => {
    if (count > 0) return value;
    return zero ? 0 : undefined;
  };
  const sampleSize = count;
  switch (statistic) {
    case 'rate': {
      const denominator = daysOf(window);
      const value = or(count / denominator);
      return { value, numerator: count, denominator, sampleSize };
    }
    case 'share': {
      const value = or(total / count);
      return { value, numerator: total, denominator: count, sampleSize };
    }
    case 'count':
      return { value: or(count), sampleSize };
    case 'mean':
      return { value: or(total / count), sampleSize };
    case 'greatest':
      return { value: or(greatest(values)), sampleSize };
    default:
      return { value: or(median(values)), sampleSize };
  }
}
