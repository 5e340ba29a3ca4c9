import type { Knex } from 'knex';
import { chunked, databaseNow, isPostgres } from '../database/dialect';
import { insertsOf } from '../database/insertsOf';

/** A row of the ledger, and the models that have to fold it. */
export type MarkedEvent = {
  row: { event_key: string } & Record<string, unknown>;
  models: string[];
};

/** So many events one statement inserts. */
export const MOST_A_STATEMENT = 1000;

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
  const note = (rows: { event_key: string; sequence: number | string }[]) => {
    for (const row of rows) sequences.set(row.event_key, Number(row.sequence));
  };
  if (isPostgres(trx)) {
    for (const chunk of chunked(events, MOST_A_STATEMENT)) {
      note(await insertAtOnce(trx, chunk));
    }
    return sequences;
  }
  const now = { arrived_ms: databaseNow(trx) };
  const rows = events.map(({ row }) => row);
  for (const insert of insertsOf(trx, 'events', rows, now)) {
    note(
      await insert
        .onConflict('event_key')
        .ignore()
        .returning(['event_key', 'sequence']),
    );
  }
  const marks = events.flatMap(({ row, models }) => {
    const sequence = sequences.get(row.event_key);
    return sequence === undefined
      ? []
      : models.map(model => ({ model, sequence }));
  });
  for (const insert of insertsOf(trx, 'pending', marks)) await insert;
  return sequences;
}

/** One way to the database and back: with few events that is most of the time. */
async function insertAtOnce(trx: Knex, events: MarkedEvent[]) {
  const columns = Object.keys(events[0].row);
  const names = columns.map(() => '??').join(', ');
  const { rows } = await trx.raw(
    `with fresh as (
       insert into events (${names}, arrived_ms)
       select ${names}, ${databaseNow(trx)}
       from json_populate_recordset(null::events, ?)
       on conflict (event_key) do nothing
       returning event_key, sequence
     ), marked as (
       insert into pending (model, sequence)
       select mark.model, fresh.sequence
       from json_to_recordset(?) as mark(event_key text, model text)
       join fresh using (event_key)
     )
     select event_key, sequence from fresh`,
    [
      ...columns,
      ...columns,
      JSON.stringify(events.map(({ row }) => row)),
      JSON.stringify(
        events.flatMap(({ row, models }) =>
          models.map(model => ({ event_key: row.event_key, model })),
        ),
      ),
    ],
  );
  return rows;
}
