import type { Knex } from 'knex';

export type TableMirrorOptions<T> = {
  database: Knex;
  /** With a primary key `model` and an indexed `revision` */
  table: string;
  /** What `parse` needs of a row */
  columns: string[];
  parse: (row: Record<string, any>) => T;
};

/** A row of a mirrored table; all rows of one writing have the same columns. */
export type MirroredRow = { model: string; [column: string]: unknown };

/**
 * Writes rows of mirrored tables; call it last in a transaction, and name the
 * tables in the same order everywhere, because each is held until the commit.
 */
export async function writeMirrored(
  trx: Knex.Transaction,
  tables: { table: string; rows: MirroredRow[] }[],
): Promise<void> {
  const changed = tables.filter(({ rows }) => rows.length > 0);
  if (changed.length === 0) return;
  // Before the counters, which nobody is to hold while waiting for a row
  for (const { table, rows } of changed) {
    await trx(table)
      .insert(rows)
      .onConflict('model')
      .merge(Object.keys(rows[0]));
  }
  // Held until the commit: who sees a revision sees all rows up to it
  const revisions = await trx('revisions')
    .insert(changed.map(({ table }) => ({ table_name: table, revision: 1 })))
    .onConflict('table_name')
    .merge({ revision: trx.raw('?? + 1', ['revisions.revision']) })
    .returning(['table_name', 'revision']);
  for (const { table_name: table, revision } of revisions) {
    const { rows } = changed.find(one => one.table === table)!;
    await trx(table)
      .whereIn(
        'model',
        rows.map(({ model }) => model),
      )
      .update({ revision });
  }
}

/**
 * A table of one row a model, held in memory. To read it takes its revision
 * and the rows changed since, whichever replica changed them.
 */
export class TableMirror<T> {
  #rows: ReadonlyMap<string, T> = new Map();
  #revision = -1;
  #loading?: Promise<void>;

  static create<T>(options: TableMirrorOptions<T>): TableMirror<T> {
    return new TableMirror(options);
  }

  private constructor(private readonly options: TableMirrorOptions<T>) {}

  /** All rows by model; the same map for as long as none changed */
  async rows(): Promise<ReadonlyMap<string, T>> {
    const { database, table } = this.options;
    const latest = await database('revisions')
      .where({ table_name: table })
      .first('revision');
    const revision = Number(latest?.revision ?? 0);
    while (this.#revision < revision) {
      this.#loading ??= this.#load(revision).finally(() => {
        this.#loading = undefined;
      });
      await this.#loading;
    }
    return this.#rows;
  }

  async #load(revision: number): Promise<void> {
    const { database, table, columns, parse } = this.options;
    const changed = await database(table)
      .where('revision', '>', this.#revision)
      .select('model', ...columns);
    const rows = new Map(this.#rows);
    for (const row of changed) rows.set(row.model, parse(row));
    this.#rows = rows;
    this.#revision = revision;
  }
}
