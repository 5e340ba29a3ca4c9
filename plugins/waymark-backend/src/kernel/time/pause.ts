import type { Steps } from './steps';

/** Work for this long keeps nobody waiting noticeably, milliseconds. */
const SLICE = 20;

/** Lets the thread do what else waits. */
export function pause(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve));
}

/**
 * Runs steps to their end and lets the thread do something else in between, so
 * that long work does not hold up requests.
 *
 * @returns what the steps come to
 */
export async function inTurns<Result>(steps: Steps<Result>): Promise<Result> {
  let from = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - from < SLICE) continue;
    await pause();
    from = performance.now();
  }
}
