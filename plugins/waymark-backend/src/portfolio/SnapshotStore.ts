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
  readonly #parsed = new Map<string, { text: string; snapshot: Snapshot }>();

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

  async list(): Promise<StoredSnapshot[]> {
    const rows = await this.knex('snapshots').select();
    return rows.map(row => ({
      model: row.model,
      etag: row.etag ?? undefined,
      validUntil: Number(row.valid_until_ms),
      snapshot: this.#parse(row.model, row.snapshot),
    }));
  }

  /** Lists are read far more often than a row of them changes. */
  #parse(model: string, text: string): Snapshot {
    const known = this.#parsed.get(model);
    if (known?.text === text) return known.snapshot;
    const snapshot = JSON.parse(text);
    this.#parsed.set(model, { text, snapshot });
    return snapshot;
  }
}
