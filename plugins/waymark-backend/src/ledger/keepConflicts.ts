import type { Knex } from 'knex';
import { chunked, databaseNow } from '../kernel/database/dialect';
import type { LedgerEntry } from './Ledger';

type Conflicting = { entry: LedgerEntry; key: string; digest: string };

/** Digests of what is on record, by event key. */
export async function readDigests(
  trx: Knex,
  items: { key: string }[],
): Promise<Map<string, string>> {
  const digests = new Map<string, string>();
  for (const chunk of chunked(items)) {
    const rows = await trx('events')
      .whereIn(
        'event_key',
        chunk.map(({ key }) => key),
      )
      .select('event_key', 'digest');
    for (const row of rows) digests.set(row.event_key, row.digest);
  }
  return digests;
}

/** Keeps what was sent with the key of another event, for people to look at. */
export async function keepConflicts(
  trx: Knex,
  items: Conflicting[],
): Promise<void> {
  const now = databaseNow(trx);
  for (const chunk of chunked(items)) {
    await trx('conflicts')
      .insert(
        chunk.map(({ entry, key, digest }) => ({
          event_key: key,
          digest,
          source: entry.event.context.source,
          event_id: entry.event.context.id,
          arrived_ms: now,
          door: entry.door,
          sender: entry.sender,
          body: entry.body,
        })),
      )
      .onConflict(['event_key', 'digest'])
      .ignore();
  }
}
