import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Fault } from 'backstage-plugin-waymark-common';
import { canonicalText, sha256 } from '../../ledger/digest';
import { formatInstant } from '../../kernel/time/instant';
import {
  noCounts,
  REFUSALS_KEPT,
  type ActivityDelta,
  type ActivityStore,
  type Counts,
  type Refusal,
} from './ActivityStore';
import { withoutSecrets } from './excerpt';
import type { WayIn } from './WayIn';

const FAULTS_KEPT = 5;
const TEXT_KEPT = 300;

/** One refusal, as it happens. */
export type RefusedSending = Pick<
  Refusal,
  'eventId' | 'door' | 'position' | 'faults' | 'excerpt'
>;

/**
 * What ways in did, gathered in memory and added to the store every few
 * seconds, so that sending an event costs no second write. A replica that is
 * killed forgets its last seconds; no figure depends on them.
 */
export class SourceActivity {
  #gathered = new Map<string, ActivityDelta>();
  #written: Promise<void> = Promise.resolve();

  static create(options: {
    store: ActivityStore;
    logger: LoggerService;
    now?: () => number;
  }): SourceActivity {
    return new SourceActivity(
      options.store,
      options.logger,
      options.now ?? Date.now,
    );
  }

  private constructor(
    private readonly store: ActivityStore,
    private readonly logger: LoggerService,
    private readonly now: () => number,
  ) {}

  /** Counts what somebody sent who proved who they are. */
  heard(way: WayIn, counts: Partial<Counts>): void {
    const now = this.now();
    const delta = this.#of(way);
    delta.firstHeardAt ??= now;
    delta.lastHeardAt = now;
    const today = formatInstant(now).slice(0, 10);
    addTo(delta.days, today, counts);
  }

  /** Lists a refusal; equal ones are listed once, with how often. */
  refused(way: WayIn, sending: RefusedSending): void {
    const now = this.now();
    const refusal = toRefusal(sending, now);
    const { refusals } = this.#of(way);
    const known = refusals.get(refusal.fingerprint);
    refusals.delete(refusal.fingerprint);
    addRefusal(
      refusals,
      known
        ? { ...refusal, times: known.times + 1, firstAt: known.firstAt }
        : refusal,
    );
  }

  /** Counts somebody turned away, whom nobody knows to be who they say. */
  turnedAway(way: WayIn): void {
    addTo(this.#of(way).days, formatInstant(this.now()).slice(0, 10), {
      rejected: 1,
    });
  }

  /** Writes down what was gathered; it is kept for later when that fails. */
  flush(): Promise<void> {
    this.#written = this.#written.then(() => this.#flush());
    return this.#written;
  }

  async #flush(): Promise<void> {
    if (this.#gathered.size === 0) return;
    const taken = this.#gathered;
    this.#gathered = new Map();
    try {
      await this.store.add([...taken.values()]);
    } catch (error) {
      this.logger.warn(
        'Could not write down what sources sent',
        error as Error,
      );
      const newer = this.#gathered;
      this.#gathered = taken;
      for (const delta of newer.values()) this.#merge(delta);
    }
  }

  #merge({ way, days, refusals, ...heard }: ActivityDelta): void {
    const delta = this.#of(way);
    delta.firstHeardAt ??= heard.firstHeardAt;
    delta.lastHeardAt = heard.lastHeardAt ?? delta.lastHeardAt;
    for (const [day, counts] of days) addTo(delta.days, day, counts);
    for (const [fingerprint, refusal] of refusals) {
      const known = delta.refusals.get(fingerprint);
      delta.refusals.delete(fingerprint);
      addRefusal(
        delta.refusals,
        known
          ? {
              ...refusal,
              times: known.times + refusal.times,
              firstAt: known.firstAt,
            }
          : refusal,
      );
    }
  }

  #of(way: WayIn): ActivityDelta {
    const known = this.#gathered.get(way.id);
    if (known) return known;
    const fresh = { way, days: new Map(), refusals: new Map() };
    this.#gathered.set(way.id, fresh);
    return fresh;
  }
}

function addTo(
  days: ActivityDelta['days'],
  day: string,
  counts: Partial<Counts>,
): void {
  const sum = days.get(day) ?? noCounts();
  for (const name of Object.keys(sum) as (keyof Counts)[]) {
    sum[name] += counts[name] ?? 0;
  }
  days.set(day, sum);
}

function addRefusal(
  refusals: ActivityDelta['refusals'],
  refusal: Refusal,
): void {
  refusals.set(refusal.fingerprint, refusal);
  if (refusals.size > REFUSALS_KEPT) {
    refusals.delete(refusals.keys().next().value!);
  }
}

function toRefusal(sending: RefusedSending, now: number): Refusal {
  const faults = sending.faults.slice(0, FAULTS_KEPT).map(toShort);
  // PostgreSQL cannot hold U+0000
  const eventId = sending.eventId?.slice(0, TEXT_KEPT).replaceAll('\0', '');
  // Of requests that say nothing of an event, numbers are the only difference:
  // bytes, seconds to wait.
  const what =
    eventId ?? faults.map(({ message }) => message.replace(/\d+/g, '0'));
  return {
    ...sending,
    eventId,
    faults,
    fingerprint: sha256(
      canonicalText([sending.door, what, eventId ? faults : null]),
    ),
    times: 1,
    firstAt: now,
    lastAt: now,
  };
}

function toShort({ path, message }: Fault): Fault {
  return {
    path: path.slice(0, TEXT_KEPT),
    message: withoutSecrets(message.slice(0, 2 * TEXT_KEPT)).slice(
      0,
      TEXT_KEPT,
    ),
  };
}
