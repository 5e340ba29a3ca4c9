import type { Knex } from 'knex';
import { chunked, isPostgres } from './dialect';

/** So many rows PostgreSQL inserts with one statement. */
export const MOST_AT_ONCE = 1000;

/**
 * Statements that insert rows of equal columns, as few as the database takes.
 * The caller says what becomes of conflicts, and runs them; each is made when the
 * one before has been.
 *
 * @param computed - further columns, which the database computes
 */
export function* insertsOf(
  knex: Knex,
  table: string,
  rows: object[],
  computed: Record<string, Knex.Raw> = {},
): Generator<Knex.QueryBuilder> {
  if (isPostgres(knex)) {
    for (const chunk of chunked(rows, MOST_AT_ONCE)) {
      yield asJson(knex, table, chunk, computed);
    }
    return;
  }
  // knex writes rows as the terms of one select, of which 500 may be
  for (const chunk of chunked(rows, 400)) {
    yield knex(table).insert(chunk.map(row => ({ ...row, ...computed })));
  }
}

/** One parameter instead of one a value: a third of the driver's work. */
function asJson(
  knex: Knex,
  table: string,
  rows: object[],
  computed: Record<string, Knex.Raw>,
): Knex.QueryBuilder {
  const sent = Object.keys(rows[0]);
  const columns = [...sent, ...Object.keys(computed)];
  const names = (list: unknown[]) => list.map(() => '??').join(', ');
  return knex(
    knex.raw(`?? (${names(columns)})`, [
      table,
      ...columns,
    ]) as unknown as string,
  ).insert(
    knex.raw(
      `select ${[
        ...sent.map(() => '??'),
        ...Object.values(computed).map(() => '?'),
      ].join(', ')} from json_populate_recordset(null::??, ?)`,
      [...sent, ...Object.values(computed), table, JSON.stringify(rows)],
    ),
  );
}
