import type { Knex } from 'knex';
import { chunked, databaseNow, isPostgres } from '../kernel/database/dialect';
import { insertsOf, MOST_AT_ONCE } from '../kernel/database/insertsOf';

/** A row of the ledger, and the models that have to fold it. */
export type MarkedEvent = {
  row: { event_key: string } & Record<string, unknown>;
  models: string[];
};

type Fresh = { event_key: string; sequence: number | string };

/**
 * Inserts those events that are not there yet, and a mark for each model.
 *
 * @returns sequences by event key of those that were not there before
 */
export async function insertMarked(
  trx: Knex,
  events: MarkedEvent[],
): Promise<Map<string, number>> {
  const sequences = new Map<string, number>();
  const insert = isPostgres(trx) ? insertAtOnce : insertInTurn;
  for (const chunk of chunked(events, MOST_AT_ONCE)) {
    for (const { event_key: key, sequence } of await insert(trx, chunk)) {
      sequences.set(key, Number(sequence));
    }
  }
  return sequences;
}

/** One way to the database and back: with few events that is most of the time. */
async function insertAtOnce(
  trx: Knex,
  events: MarkedEvent[],
): Promise<Fresh[]> {
  const [insert] = insertsOfNew(trx, events);
  const marks = events.flatMap(({ row, models }) =>
    models.map(model => ({ event_key: row.event_key, model })),
  );
  const mark = trx.raw(
    `insert into pending (model, sequence)
     select mark.model, fresh.sequence
     from json_to_recordset(?) as mark(event_key text, model text)
     join fresh using (event_key)`,
    [JSON.stringify(marks)],
  );
  return trx
    .with('fresh', insert)
    .with('marked', mark)
    .from('fresh')
    .select('event_key', 'sequence');
}

async function insertInTurn(
  trx: Knex,
  events: MarkedEvent[],
): Promise<Fresh[]> {
  const fresh: Fresh[] = [];
  for (const insert of insertsOfNew(trx, events)) fresh.push(...(await insert));
  const models = new Map(
    events.map(event => [event.row.event_key, event.models]),
  );
  const marks = fresh.flatMap(({ event_key: key, sequence }) =>
    models.get(key)!.map(model => ({ model, sequence })),
  );
  for (const insert of insertsOf(trx, 'pending', marks)) await insert;
  return fresh;
}

function insertsOfNew(trx: Knex, events: MarkedEvent[]): Knex.QueryBuilder[] {
  const rows = events.map(({ row }) => row);
  const now = { arrived_ms: databaseNow(trx) };
  return [...insertsOf(trx, 'events', rows, now)].map(insert =>
    insert
      .onConflict('event_key')
      .ignore()
      .returning(['event_key', 'sequence']),
  );
}
