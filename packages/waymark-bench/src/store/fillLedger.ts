import { createHash } from 'node:crypto';
import { toLedgerRow } from 'waymark-cli';
import type { Knex } from 'knex';
import { EventFeed } from '../ingest/EventFeed';

/** How many events are generated; the rest are copies of them. */
const MOST_GENERATED = 100_000;
/** More than this the generator does not tell of one model for sure. */
const MOST_OF_A_MODEL = 10_000;
// SQLite takes no more rows a statement
const CHUNK = 500;

/**
 * Fills the ledger past the door, its indexes kept up: one organisation's
 * events, then the same of as many others like it, each of models and keys of
 * its own.
 */
export async function fillLedger(
  knex: Knex,
  options: { events: number; models: number },
): Promise<void> {
  const generated = Math.min(MOST_GENERATED, options.events);
  const copies = Math.round(options.events / generated);
  const feed = new EventFeed(
    'fill',
    Math.max(
      Math.ceil(generated / MOST_OF_A_MODEL),
      Math.round(options.models / copies),
    ),
  );
  for (let done = 0; done < generated; done += CHUNK) {
    const count = Math.min(CHUNK, generated - done);
    await knex('events').insert(feed.take(count).map(toLedgerRow));
  }
  const digest = await digestFunction(knex);
  const [{ last }] = await knex('events').max({ last: 'sequence' });
  for (let copy = 1; copy < copies; copy += 1) {
    await knex.raw(
      `insert into events (event_key, source, event_id, type, time_ms, arrived_ms,
         model, rule, door, sender, incident_key, digest, body)
       select ${digest(`event_key || '-${copy}'`)}, source, event_id, type,
         time_ms, arrived_ms, model || '-${copy}', rule, door, sender,
         ${digest(`incident_key || '-${copy}'`)}, digest, body
       from events where sequence <= ?`,
      [last],
    );
  }
  await knex.raw('analyze');
}

/** SHA-256, hex, in SQL */
async function digestFunction(knex: Knex): Promise<(sql: string) => string> {
  if (knex.client.config.client === 'pg') {
    return sql => `encode(sha256(convert_to(${sql}, 'UTF8')), 'hex')`;
  }
  const connection = await knex.client.acquireConnection();
  connection.function('sha256_hex', (text: string | null) =>
    text === null ? null : createHash('sha256').update(text).digest('hex'),
  );
  await knex.client.releaseConnection(connection);
  return sql => `sha256_hex(${sql})`;
}
