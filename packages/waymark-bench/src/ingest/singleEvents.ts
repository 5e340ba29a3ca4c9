import type { BenchBackend } from '../backend/BenchBackend';
import { compare, type Comparison } from '../harness';
import { breakdown } from './breakdown';
import { toBodies, type EventFeed } from './EventFeed';

const TYPE = 'application/cloudevents+json';

/** Enough to keep a backend busy: with few it is the disk that is measured. */
const CONNECTIONS = 64;

/**
 * Requests a second with one event each, against requests with the same bodies
 * that are admitted and read but do nothing.
 */
export async function singleEvents(options: {
  backend: BenchBackend;
  feed: EventFeed;
  requests: number;
  repetitions: number;
}): Promise<Comparison> {
  const { backend, feed, requests, repetitions } = options;
  const sender = backend.senderOver(CONNECTIONS);
  let bodies: string[] = [];
  const comparison = await compare({
    what: `requests of one event, ${CONNECTIONS} connections`,
    unit: '/s',
    repetitions,
    aim: { atLeast: 0.7 },
    figure: async () => {
      bodies = toSingle(feed, requests);
      const seconds = await sender.postAll('/events', TYPE, bodies);
      await backend.settled();
      return requests / seconds;
    },
    floor: async () =>
      requests / (await sender.postAll('/bench/noop', TYPE, bodies)),
  });
  sender.close();
  return comparison;
}

export async function singleBreakdown(options: {
  name: string;
  backend: BenchBackend;
  feed: EventFeed;
  requests: number;
}): Promise<void> {
  const { name, backend, feed, requests } = options;
  const sender = backend.senderOver(CONNECTIONS);
  const bodies = toSingle(feed, requests);
  await breakdown({
    title: `${name}, one event a request`,
    backend,
    events: requests,
    send: () => sender.postAll('/events', TYPE, bodies),
  });
  sender.close();
}

function toSingle(feed: EventFeed, requests: number): string[] {
  return toBodies(feed.take(requests), 'application/x-ndjson', 1);
}
