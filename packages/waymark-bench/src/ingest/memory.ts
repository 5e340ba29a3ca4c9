import type { BenchBackend } from '../backend/BenchBackend';
import { number, printTable, quantile } from '../harness';
import { toBodies, type EventFeed } from './EventFeed';

const STEPS = 12;
const MIB = 2 ** 20;

/**
 * Prints the backend's memory, after a garbage collection, along many events.
 * The first quarter is warm-up.
 */
export async function memory(options: {
  name: string;
  backend: BenchBackend;
  feed: EventFeed;
  events: number;
}): Promise<void> {
  const { name, backend, feed, events } = options;
  const step = Math.round(events / STEPS);
  const seen: { rss: number; heapUsed: number }[] = [];
  for (let done = 0; done < STEPS; done += 1) {
    await backend.sender.postAll(
      '/events',
      'application/x-ndjson',
      inParts(feed, step),
    );
    await backend.settled();
    seen.push(await backend.memory());
  }
  const growth = (of: 'rss' | 'heapUsed') => {
    const values = seen.slice(STEPS / 4).map(at => at[of]);
    const half = values.length / 2;
    return (
      quantile(values.slice(Math.ceil(half)), 0.5) /
      quantile(values.slice(0, Math.floor(half)), 0.5)
    );
  };
  printTable(`Memory, ${name}: after each ${step.toLocaleString('en-US')}`, [
    ['MiB', ...seen.map((_, index) => String(index + 1)), 'late ÷ early'],
    ...(['rss', 'heapUsed'] as const).map(of => [
      of === 'rss' ? 'resident' : 'heap',
      ...seen.map(at => number(at[of] / MIB)),
      growth(of).toFixed(2),
    ]),
  ]);
}

/** Bodies made as they are sent: the sender's memory stays flat, too. */
function* inParts(feed: EventFeed, events: number): Generator<string> {
  for (let done = 0; done < events; done += 500) {
    yield* toBodies(
      feed.take(Math.min(500, events - done)),
      'application/x-ndjson',
    );
  }
}
