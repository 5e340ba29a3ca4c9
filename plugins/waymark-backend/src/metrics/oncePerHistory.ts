import type { ModelHistory } from './ModelHistory';

/**
 * Works something out once for each history, however many windows and metrics
 * ask for it.
 */
export function oncePerHistory<T>(
  work: (history: ModelHistory) => T,
): (history: ModelHistory) => T {
  const known = new WeakMap<ModelHistory, { result: T }>();
  return history => {
    const found = known.get(history);
    if (found) return found.result;
    const result = work(history);
    known.set(history, { result });
    return result;
  };
}
