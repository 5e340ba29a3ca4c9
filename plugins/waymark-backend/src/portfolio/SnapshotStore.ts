import type { Knex } from 'knex';
import type { Snapshot } from './makeSnapshot';

export type StoredSnapshot = {
  model: string;
  /** Of the catalog entity it was made with */
  etag?: string;
  /** Epoch milliseconds */
  validUntil: number;
  snapshot: Snapshot;
};

/** One row a model, for lists. */
export class SnapshotStore {
  static create(options: { database: Knex }): SnapshotStore {
    return new SnapshotStore(options.database);
  }

  private constructor(private readonly knex: Knex) {}

  async put({ model, etag, validUntil, snapshot }: StoredSnapshot) {
    await this.knex('snapshots')
      .insert({
        model,
        etag: etag ?? null,
        valid_until_ms: validUntil,
        snapshot: JSON.stringify(snapshot),
      })
      .onConflict('model')
      .merge();
  }

  /** Has a model's row made anew, whatever becomes of this process */
  async expire(trx: Knex, model: string): Promise<void> {
    await trx('snapshots').where({ model }).update({ valid_until_ms: 0 });
  }

  /** Of the entity each row was made with, by model */
  async etags(): Promise<Map<string, string | undefined>> {
    const rows = await this.knex('snapshots').select('model', 'etag');
    return new Map(rows.map(({ model, etag }) => [model, etag ?? undefined]));
  }

  async list(): Promise<StoredSnapshot[]> {
    const rows = await this.knex('snapshots').select();
    return rows.map(row => ({
      model: row.model,
      etag: row.etag ?? undefined,
      validUntil: Number(row.valid_until_ms),
      snapshot: JSON.parse(row.snapshot),
    }));
  }
}
