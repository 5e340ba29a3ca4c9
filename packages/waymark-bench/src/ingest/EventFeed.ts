import { generateEvents, type RecordedEvent } from 'waymark-cli';

/** Events of half a century that lies behind us, none of them twice; two feeds may tell of the same. */
export class EventFeed {
  readonly #events: Iterator<RecordedEvent>;

  constructor(seed: string, models: number) {
    this.#events = generateEvents({
      models,
      days: 18_250,
      seed,
      from: Date.UTC(1971, 0, 1),
    });
  }

  /** @throws Error when the models do not tell of that many */
  take(count: number): RecordedEvent[] {
    return Array.from({ length: count }, () => {
      const { value, done } = this.#events.next();
      if (done) throw new Error('The feed has ended: give it more models');
      return value;
    });
  }
}

/** Events as bodies of requests, `size` a request. */
export function toBodies(
  events: RecordedEvent[],
  contentType: 'application/x-ndjson' | 'application/cloudevents-batch+json',
  size = 500,
): string[] {
  const bodies: string[] = [];
  for (let start = 0; start < events.length; start += size) {
    const texts = events
      .slice(start, start + size)
      .map(event => JSON.stringify(event));
    bodies.push(
      contentType === 'application/x-ndjson'
        ? texts.join('\n')
        : `[${texts.join(',')}]`,
    );
  }
  return bodies;
}
