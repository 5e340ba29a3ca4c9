import { compare, type Comparison } from '../harness';
import type { Store } from '../store/openStore';

const EVENTS = 40;

/**
 * One more event of one model, sent and waited for until the figures include
 * it, in a large ledger against a small one.
 */
export function atScale(
  small: Store,
  large: Store,
  repetitions: number,
): Promise<Comparison> {
  const [few, many] = [small, large].map(({ events }) =>
    events.toLocaleString('en-US'),
  );
  return compare({
    what: `one more event, ledger of ${many} against ${few}`,
    unit: 'ms',
    repetitions,
    aim: { atMost: 1.2 },
    figure: () => oneMore(large),
    floor: () => oneMore(small),
  });
}

/** @returns milliseconds an event */
async function oneMore({ backend, next }: Store): Promise<number> {
  const start = performance.now();
  for (let count = 0; count < EVENTS; count += 1) {
    await backend.sender.postAll('/events', 'application/x-ndjson', [next()]);
    await backend.settled();
  }
  return (performance.now() - start) / EVENTS;
}
