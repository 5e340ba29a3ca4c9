/** How many events a sender may send, on average and at once. */
export type RateLimit = {
  /** What it may send at once, and again after `per` */
  events: number;
  /** Milliseconds */
  per: number;
  /** Where it is configured */
  key: string;
};

/** A sender sent more than it may; answered with 429. */
export class TooManyEventsError extends Error {
  readonly name = 'TooManyRequestsError';
  readonly statusCode = 429;

  /** @param retryAfter - whole seconds */
  constructor({ events, per, key }: RateLimit, readonly retryAfter: number) {
    super(
      `More than ${events} events in ${
        per / 1000
      } s, the most one sender may send (${key}); nothing was stored, try again in ${retryAfter} s`,
    );
  }
}

/**
 * A token bucket for each sender, in this process's memory. Only those who
 * proved who they are have one, so there are no more of them than senders.
 */
export class RateLimiter {
  readonly #buckets = new Map<string, { left: number; at: number }>();

  /**
   * @param limit - undefined lets everything through
   * @param now - milliseconds of a clock that never goes back
   */
  constructor(
    private readonly limit: RateLimit | undefined,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /**
   * Takes as many events off what the sender may send.
   *
   * @param paid - how many of them were taken before; given back on refusal
   * @throws TooManyEventsError having taken nothing
   */
  admit(sender: string, events: number, paid: number = 0): void {
    if (!this.limit) return;
    const { events: most, per } = this.limit;
    const at = this.now();
    const bucket = this.#buckets.get(sender) ?? { left: most, at };
    const refilled = ((at - bucket.at) / per) * most;
    const left = Math.min(most, bucket.left + refilled + paid);
    // What is more than may ever be left comes in when all is, and is paid off
    const needed = Math.min(events, most);
    const admitted = left >= needed;
    this.#buckets.set(sender, { left: admitted ? left - events : left, at });
    if (admitted) return;
    const wait = ((needed - left) / most) * per;
    throw new TooManyEventsError(
      this.limit,
      Math.max(1, Math.ceil(wait / 1000)),
    );
  }
}
