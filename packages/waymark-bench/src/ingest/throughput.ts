import type { BenchBackend } from '../backend/BenchBackend';
import { compare, type Comparison } from '../harness';
import { breakdown } from './breakdown';
import { toBodies, type EventFeed } from './EventFeed';
import type { FloorTable } from './FloorTable';

const TYPES = [
  'application/x-ndjson',
  'application/cloudevents-batch+json',
] as const;

/**
 * Events a second through HTTP, against inserting the same rows. The backend is
 * let finish its folds between turns, so that turns do not pay for each other.
 */
export async function throughput(options: {
  backend: BenchBackend;
  floor: FloorTable;
  feed: EventFeed;
  events: number;
  repetitions: number;
}): Promise<Comparison[]> {
  const { backend, floor, feed, events, repetitions } = options;
  const comparisons: Comparison[] = [];
  for (const type of TYPES) {
    comparisons.push(
      await compare({
        what: `events through HTTP, ${type.split('/')[1]}`,
        unit: '/s',
        repetitions,
        aim: { atLeast: 0.6 },
        figure: async () => {
          const bodies = toBodies(feed.take(events), type);
          const seconds = await backend.sender.postAll('/events', type, bodies);
          await backend.settled();
          return events / seconds;
        },
        floor: async () => {
          const rows = await floor.read();
          return rows.length / (await floor.insert(rows, 500));
        },
      }),
    );
  }
  return comparisons;
}

export async function batchBreakdown(options: {
  name: string;
  backend: BenchBackend;
  feed: EventFeed;
  events: number;
}): Promise<void> {
  const { name, backend, feed, events } = options;
  const [type] = TYPES;
  const bodies = toBodies(feed.take(events), type);
  await breakdown({
    title: `${name}, batches`,
    backend,
    events,
    send: () => backend.sender.postAll('/events', type, bodies),
  });
}
