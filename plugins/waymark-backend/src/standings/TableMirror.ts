import type { Knex } from 'knex';

export type TableMirrorOptions<T> = {
  database: Knex;
  /** With a primary key `model` and an indexed `revision` */
  table: string;
  /** What `parse` needs of a row */
  columns: string[];
  parse: (row: Record<string, any>) => T;
};

type MirroredRow = { model: string; [column: string]: unknown };

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

  async put(row: MirroredRow): Promise<void> {
    await this.options.database.transaction(trx => this.write(trx, [row]));
  }

  /** Writes rows of the same columns; call it last in a transaction. */
  async write(trx: Knex.Transaction, rows: MirroredRow[]): Promise<void> {
    if (rows.length === 0) return;
    const { table } = this.options;
    // Before the counter, which nobody is to hold while waiting for a row
    await trx(table)
      .insert(rows)
      .onConflict('model')
      .merge(Object.keys(rows[0]));
    // Held until the commit: who sees a revision sees all rows up to it
    const [{ revision }] = await trx('revisions')
      .insert({ table_name: table, revision: 1 })
      .onConflict('table_name')
      .merge({ revision: trx.raw('?? + 1', ['revisions.revision']) })
      .returning('revision');
    await trx(table)
      .whereIn(
        'model',
        rows.map(({ model }) => model),
      )
      .update({ revision });
  }

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
