import type { Knex } from 'knex';
import type { Snapshot } from './makeSnapshot';
import { TableMirror } from './TableMirror';

export type StoredSnapshot = {
  /** Of the catalog entity it was made with */
  etag?: string;
  snapshot: Snapshot;
};

/** What tells whether a row is to be made anew. */
export type SnapshotMark = {
  model: string;
  etag?: string;
  /** Epoch milliseconds */
  validUntil: number;
};

/** One row a model, for lists. */
export class SnapshotStore {
  readonly #mirror: TableMirror<StoredSnapshot>;

  static create(options: { database: Knex }): SnapshotStore {
    return new SnapshotStore(options.database);
  }

  private constructor(private readonly knex: Knex) {
    this.#mirror = TableMirror.create({
      database: knex,
      table: 'snapshots',
      columns: ['etag', 'snapshot'],
      parse: ({ etag, snapshot }) => ({
        etag: etag ?? undefined,
        snapshot: JSON.parse(snapshot),
      }),
    });
  }

  async put({
    model,
    etag,
    validUntil,
    snapshot,
  }: StoredSnapshot & SnapshotMark): Promise<void> {
    await this.#mirror.put({
      model,
      etag: etag ?? null,
      valid_until_ms: validUntil,
      snapshot: JSON.stringify(snapshot),
    });
  }

  /** Has a model's row made anew, whatever becomes of this process */
  async expire(trx: Knex, model: string): Promise<void> {
    await trx('snapshots').where({ model }).update({ valid_until_ms: 0 });
  }

  /** All rows by model; the same map for as long as none changed */
  all(): Promise<ReadonlyMap<string, StoredSnapshot>> {
    return this.#mirror.rows();
  }

  async marks(): Promise<SnapshotMark[]> {
    const rows = await this.knex('snapshots').select(
      'model',
      'etag',
      'valid_until_ms',
    );
    return rows.map(row => ({
      model: row.model,
      etag: row.etag ?? undefined,
      validUntil: Number(row.valid_until_ms),
    }));
  }
}
