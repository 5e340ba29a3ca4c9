import type { BenchBackend } from '../backend/BenchBackend';
import { compare, type Comparison } from '../harness';
import { EventFeed, toBodies } from './EventFeed';

const TYPE = 'application/cloudevents+json';

/**
 * Requests a second with one event each, against requests with the same bodies
 * that are admitted and read but do nothing.
 */
export async function singleEvents(options: {
  backend: BenchBackend;
  requests: number;
  models: number;
  repetitions: number;
}): Promise<Comparison> {
  const { backend, requests, models, repetitions } = options;
  const feed = new EventFeed('single', models);
  let bodies: string[] = [];
  return compare({
    what: 'requests of one event',
    unit: '/s',
    repetitions,
    aim: { atLeast: 0.7 },
    figure: async () => {
      bodies = toBodies(feed.take(requests), 'application/x-ndjson', 1);
      const seconds = await backend.sender.postAll('/events', TYPE, bodies);
      await backend.settled();
      return requests / seconds;
    },
    floor: async () =>
      requests / (await backend.sender.postAll('/bench/noop', TYPE, bodies)),
  });
}
