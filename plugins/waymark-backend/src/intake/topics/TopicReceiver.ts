import type { LoggerService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import type { EventParams } from '@backstage/plugin-events-node';
import { isDatabaseAway } from '../../kernel/database/dialect';
import type { IngestService, Sender, Verdict } from '../ingest/IngestService';
import type { Intake } from '../createIntake';
import { TooManyEventsError } from '../ingest/RateLimiter';
import { refuseTooMany } from '../ingest/readEvents';
import type { SourceActivity } from '../sources/SourceActivity';
import { wayInOf } from '../sources/WayIn';
import { positionOf } from './positionOf';
import { readTopicEvents } from './readTopicEvents';
import type { TopicRoute } from './readTopics';

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 5_000;
const HOLD_FOR_MS = 5 * 60_000;

export type TopicReceiverOptions = {
  ingest: IngestService;
  sourceActivity: SourceActivity;
  limits: Pick<Intake['limits'], 'events'>;
  rates: Pick<Intake['rates'], 'admitVendor'>;
  routes: TopicRoute[];
  logger: LoggerService;
  /** Aborted when the backend stops */
  stopping: AbortSignal;
};

/**
 * Takes what is published on topics. Whoever published it has verified it:
 * nothing here does.
 */
export class TopicReceiver {
  readonly #routes: Map<string, TopicRoute>;

  static create(options: TopicReceiverOptions): TopicReceiver {
    return new TopicReceiver(options);
  }

  private constructor(private readonly options: TopicReceiverOptions) {
    this.#routes = new Map(options.routes.map(each => [each.topic, each]));
  }

  /**
   * Durable when it returns, or refused, logged and counted. While the database
   * is away, or more events come in than may, it does not return: Backstage goes on whether a subscriber throws
   * or not, and only one that has not answered keeps a broker from taking the
   * event for delivered.
   *
   * @throws when that lasts for more than five minutes, or the backend stops
   */
  async receive(event: EventParams): Promise<void> {
    const { stopping, logger } = this.options;
    const until = Date.now() + HOLD_FOR_MS;
    for (
      let wait = FIRST_WAIT_MS;
      ;
      wait = Math.min(2 * wait, LONGEST_WAIT_MS)
    ) {
      try {
        await this.#receive(event);
        return;
      } catch (error) {
        const isTooFast = error instanceof TooManyEventsError;
        const rest = isTooFast ? error.retryAfter * 1_000 : wait;
        const late = stopping.aborted || Date.now() + rest > until;
        if (late || !(isTooFast || isDatabaseAway(error))) throw error;
        logger.warn(
          `${
            isTooFast ? error.message : 'The database is away'
          }; an event of topic ${event.topic} is tried again in ${rest} ms`,
        );
        await new Promise(resolve => setTimeout(resolve, rest));
      }
    }
  }

  async #receive(event: EventParams): Promise<void> {
    const { topic } = event;
    const sender: Sender = {
      name: topic,
      door: `topics/${topic}`,
      limits: this.#routes.get(topic)!.limits,
      position: positionOf(headersOf(event.metadata)),
    };
    let verdicts: Verdict[];
    try {
      verdicts = await this.#ingest(event, sender);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      this.#refuse(sender, error.message);
      return;
    }
    for (const verdict of verdicts) {
      if (verdict.status === 'rejected') {
        const { id = 'without an id', faults } = verdict;
        const reasons = faults.map(({ path, message }) => `${path} ${message}`);
        this.#log(topic, `event ${id}: ${reasons.join('; ')}`);
      } else if (verdict.status === 'conflict') {
        this.#log(topic, `event ${verdict.id}: known with other content`);
      }
    }
  }

  #ingest(event: EventParams, sender: Sender): Promise<Verdict[]> {
    const { ingest } = this.options;
    const { translator, headers } = this.#routes.get(event.topic)!;
    const payload = event.eventPayload;
    const told = headersOf(event.metadata);
    if (!translator) {
      const sent = readTopicEvents(payload, told);
      this.#admit(sender, sent);
      return ingest.ingest(sent, sender);
    }
    const events = translator.translate({
      headers: { ...headers, ...told },
      body: Buffer.from(writeJson(payload)),
    });
    this.#admit(sender, events);
    return ingest.ingestTranslated(events, sender);
  }

  /** Holds what one message brought against what may come in at once. */
  #admit({ door }: Sender, events: unknown[]): void {
    const { limits, rates } = this.options;
    refuseTooMany(events.length, limits.events);
    rates.admitVendor(door, Math.max(1, events.length));
  }

  #refuse(sender: Sender, message: string): void {
    const { sourceActivity } = this.options;
    const way = wayInOf(sender);
    sourceActivity.heard(way, { rejected: 1 });
    sourceActivity.refused(way, {
      door: sender.door,
      position: sender.position,
      faults: [{ path: '', message }],
    });
    this.#log(sender.name, message);
  }

  #log(topic: string, reason: string): void {
    this.options.logger.warn(`Refused on topic ${topic}: ${reason}`);
  }
}

/** What will not be taken however often it is tried. */
function isRefusal(error: unknown): error is Error {
  const { statusCode } = error as { statusCode?: number };
  return error instanceof InputError || statusCode === 413;
}

function writeJson(payload: unknown): string {
  try {
    return JSON.stringify(payload ?? null, withoutFalseDigits);
  } catch (error) {
    throw new InputError(`The payload cannot be written as JSON: ${error}`);
  }
}

/**
 * A whole number over 2^53 has lost digits by the time it comes here, as
 * whoever published it parsed the JSON. Written with an exponent, no reader
 * takes what is left for an id.
 */
function withoutFalseDigits(_name: string, value: unknown): unknown {
  const isRounded = Number.isInteger(value) && !Number.isSafeInteger(value);
  if (!isRounded) return value;
  return (JSON as any).rawJSON((value as number).toExponential());
}

function headersOf(
  metadata: EventParams['metadata'] = {},
): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(metadata).map(([name, value]) => [
      name.toLocaleLowerCase('en-US'),
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  );
}
