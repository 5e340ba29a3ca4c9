import { waymarkEventReplayPermission } from 'backstage-plugin-waymark-common';
import type { Access } from '../../kernel/access/createAccess';
import { RateLimiter, TooManyEventsError } from '../ingest/RateLimiter';
import type { IntakeConfig } from '../readIntakeConfig';
import type { Identified } from './Senders';

/** How fast whoever sends may send, by who they are. */
export class DoorRates {
  static create(
    options: Pick<Access, 'access'> & { rates: IntakeConfig['rates'] },
  ): DoorRates {
    return new DoorRates(options);
  }

  readonly #senders: RateLimiter;
  readonly #replays: RateLimiter;
  readonly #vendors: RateLimiter;

  private constructor(
    private readonly options: Pick<Access, 'access'> & {
      rates: IntakeConfig['rates'];
    },
  ) {
    const { senders, replays, vendors } = options.rates;
    this.#senders = new RateLimiter(senders);
    this.#replays = new RateLimiter(replays);
    this.#vendors = new RateLimiter(vendors);
  }

  /**
   * Whoever sends more than a pipeline ever would needs the permission for
   * replays, which is asked for only then, and which no source token has.
   *
   * @param paid - as in `RateLimiter`
   * @throws TooManyEventsError having taken nothing
   */
  async admit(
    { name, credentials }: Identified,
    events: number,
    paid?: number,
  ): Promise<void> {
    try {
      this.#senders.admit(name, events, paid);
    } catch (error) {
      const isReplay =
        error instanceof TooManyEventsError &&
        credentials !== undefined &&
        (await this.options.access.may(
          waymarkEventReplayPermission,
          credentials,
        ));
      if (!isReplay) throw error;
      this.#replays.admit(name, events);
    }
  }

  /**
   * A vendor's door or a topic, which speaks for all models.
   *
   * @throws TooManyEventsError having taken nothing
   */
  admitVendor(door: string, events: number, paid?: number): void {
    this.#vendors.admit(door, events, paid);
  }
}
