import type { Beside, MetricDefinition } from './MetricDefinition';
import { evaluate } from './evaluate';
import type { ModelHistory } from './ModelHistory';
import { addTallies, tallyItems, type Tally } from './tally';
import { windowBefore, type Window } from './window';

/**
 * All one model brings to a figure over one window, in a form that adds up: a
 * figure over many models is that of their contributions combined, and that of
 * one model is the same of one.
 */
export type Contribution = Tally & {
  /** Why there is no value */
  reason?: string;
  /** Items that do not count, by reason; `open` among them */
  left?: Record<string, number>;
  beside?: Beside;
  /** It comes too soon for a band, where that is not told by the number of items */
  early?: boolean;
  /** Of the window before; absent for what has no window */
  before?: Tally;
  /** What is held against `before`, where that is not the figure itself */
  comparable?: Tally;
};

/** @param window - the window asked for; a metric may look at another */
export function contribute(
  definition: MetricDefinition,
  history: ModelHistory,
  asked: Window,
): Contribution {
  const { window, items, tally, reason } = evaluate(definition, history, asked);
  const left: Record<string, number> = {};
  for (const { excludedFor, times = 1 } of items) {
    if (excludedFor) left[excludedFor] = (left[excludedFor] ?? 0) + times;
  }
  const beside = definition.beside?.(history, window, items);
  return {
    ...tally,
    ...(reason === undefined ? {} : { reason }),
    ...(Object.keys(left).length > 0 ? { left } : {}),
    ...(beside ? { beside } : {}),
    ...(definition.isEarly?.(history, window) ? { early: true } : {}),
    ...compareWithBefore(definition, history, window),
  };
}

function compareWithBefore(
  definition: MetricDefinition,
  history: ModelHistory,
  window: Window,
): Pick<Contribution, 'before' | 'comparable'> {
  const { trend } = definition;
  if (trend === 'none') return {};
  const before = windowBefore(window);
  if (!trend) return { before: evaluate(definition, history, before).tally };
  return {
    before: tallyItems(definition, trend(history, before)),
    comparable: tallyItems(definition, trend(history, window)),
  };
}

/** What several models bring together; their order makes no difference. */
export function combine(contributions: readonly Contribution[]): Contribution {
  const tally = addTallies(contributions);
  const reason =
    tally.count > 0 || tally.zero ? undefined : nearestReason(contributions);
  const left = sumByName(contributions.map(each => each.left));
  const beside = sumByName(contributions.map(each => each.beside));
  const before = contributions.flatMap(each => each.before ?? []);
  const comparable = contributions.flatMap(each => each.comparable ?? []);
  return {
    ...tally,
    ...(reason === undefined ? {} : { reason }),
    ...(left ? { left } : {}),
    ...(beside ? { beside } : {}),
    ...(contributions.some(({ early }) => early) ? { early: true } : {}),
    ...(before.length > 0 ? { before: addTallies(before) } : {}),
    ...(comparable.length > 0 ? { comparable: addTallies(comparable) } : {}),
  };
}

/** That of a model which came nearest to a value: one that left items out. */
function nearestReason(
  contributions: readonly Contribution[],
): string | undefined {
  const near = contributions.filter(({ left }) => left);
  const reasons = new Set(
    (near.length > 0 ? near : contributions).flatMap(
      ({ reason }) => reason ?? [],
    ),
  );
  return [...reasons].sort()[0];
}

function sumByName<T extends Record<string, number | undefined>>(
  counts: readonly (T | undefined)[],
): T | undefined {
  const total: Record<string, number> = {};
  for (const each of counts) {
    if (!each) continue;
    for (const [name, count] of Object.entries(each)) {
      total[name] = (total[name] ?? 0) + (count ?? 0);
    }
  }
  return Object.keys(total).length > 0 ? (total as T) : undefined;
}
