import type { MetricDefinition, MetricItem } from './MetricDefinition';
import type { ModelHistory } from './ModelHistory';
import { summarize, tallyItems, type Summary, type Tally } from './tally';
import type { Window } from './window';

/** What a metric comes to over one window, with all it was made of. */
export type Evaluation = Summary & {
  window: Window;
  items: MetricItem[];
  tally: Tally;
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
  const counted = tallyItems(definition, items);
  const reason =
    counted.count > 0 ? undefined : definition.reason(history, window, items);
  const zero = counted.count === 0 && reason === undefined;
  const tally = zero ? { ...counted, zero } : counted;
  return {
    window,
    items,
    tally,
    ...summarize(definition, tally, window),
    ...(reason === undefined ? {} : { reason }),
  };
}
