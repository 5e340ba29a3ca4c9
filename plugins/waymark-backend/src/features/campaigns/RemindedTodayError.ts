import { formatInstant } from '../../kernel/time/instant';

/** A campaign reminded people within a day; answered with 429. */
export class RemindedTodayError extends Error {
  readonly name = 'TooManyRequestsError';
  readonly statusCode = 429;
  /** Whole seconds */
  readonly retryAfter: number;

  constructor(remindedAt: number, waitMs: number) {
    super(
      `Reminders were sent at ${formatInstant(
        remindedAt,
      )}, and may be once a day`,
    );
    this.retryAfter = Math.ceil(waitMs / 1000);
  }
}
