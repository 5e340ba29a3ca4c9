import type { Knex } from 'knex';

/** One reminder: of a campaign, on an occasion, to a group or user. */
export type ReminderKey = {
  campaign: string;
  occasion: string;
  recipient: string;
};

/** How long a worker may take to send one before another tries, milliseconds. */
const LEASE_MS = 10 * 60_000;

/**
 * Who was reminded of what. A reminder is written down before it is sent, so
 * that of several workers one sends it, and what a crash left is sent later.
 */
export class ReminderStore {
  static create(options: { database: Knex }): ReminderStore {
    return new ReminderStore(options.database);
  }

  private constructor(private readonly knex: Knex) {}

  /** Whether it is the caller's to send: it was not sent, and nobody else is at it */
  async claim(key: ReminderKey, now: number): Promise<boolean> {
    const free = { ...key, claimed_ms: 0 };
    await this.knex('campaign_reminders')
      .insert(free)
      .onConflict(['campaign', 'occasion', 'recipient'])
      .ignore();
    const claimed = await this.knex('campaign_reminders')
      .where(key)
      .whereNull('sent_ms')
      .where('claimed_ms', '<=', now - LEASE_MS)
      .update({ claimed_ms: now });
    return claimed === 1;
  }

  async markSent(key: ReminderKey, now: number): Promise<void> {
    await this.knex('campaign_reminders').where(key).update({ sent_ms: now });
  }

  /** It could not be sent: whoever comes next may try */
  async release(key: ReminderKey): Promise<void> {
    await this.knex('campaign_reminders').where(key).update({ claimed_ms: 0 });
  }
}
