import type { MetricDefinition, MetricItem } from './MetricDefinition';
import type { ModelHistory } from './ModelHistory';
import { greatest, mean, median, sum } from './statistics';
import { daysOf, type Window } from './window';

/** What a metric comes to over one window, with all it was made of. */
export type Evaluation = {
  window: Window;
  items: MetricItem[];
  value?: number;
  numerator?: number;
  denominator?: number;
  sampleSize: number;
  /** Why there is no value */
  reason?: string;
};

/** @param asked - the window asked for; a metric may look at another */
export function evaluate(
  definition: MetricDefinition,
  history: ModelHistory,
  asked: Window,
): Evaluation {
  const window = definition.windowFor?.(asked) ?? asked;
  const items = definition.items(history, window);
  const result = { window, items, ...summarize(definition, items, window) };
  if (result.sampleSize > 0) return result;
  const reason = definition.reason(history, window, items);
  return reason === undefined
    ? { ...result, value: 0 }
    : { ...result, value: undefined, reason };
}

/** The one number the items come to; all of it undefined-or-zero without any. */
export function summarize(
  { statistic }: Pick<MetricDefinition, 'statistic'>,
  items: readonly MetricItem[],
  window: Window,
): Pick<Evaluation, 'value' | 'numerator' | 'denominator' | 'sampleSize'> {
  const counted = items.filter(item => item.excludedFor === undefined);
  const values = counted.flatMap(item => item.value ?? []);
  const sampleSize = counted.length;
  switch (statistic) {
    case 'rate': {
      const days = daysOf(window);
      const value = sampleSize / days;
      return { value, numerator: sampleSize, denominator: days, sampleSize };
    }
    case 'share': {
      const numerator = sum(values);
      const value = mean(values);
      return { value, numerator, denominator: sampleSize, sampleSize };
    }
    case 'count':
      return { value: sampleSize, sampleSize };
    case 'mean':
      return { value: mean(values), sampleSize };
    case 'greatest':
      return { value: greatest(values), sampleSize };
    default:
      return { value: median(values), sampleSize };
  }
}
