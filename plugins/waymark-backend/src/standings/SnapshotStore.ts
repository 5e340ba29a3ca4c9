import { isDeepStrictEqual } from 'node:util';
import type { Knex } from 'knex';
import { isPostgres } from '../kernel/database/dialect';
import type { Snapshot } from './makeSnapshot';
import { TableMirror } from './TableMirror';

export type StoredSnapshot = {
  /** Of the catalog entity it was made with */
  etag?: string;
  snapshot: Snapshot;
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
  }: StoredSnapshot & { model: string; validUntil: number }): Promise<void> {
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

  /** Puts levels in place of those in the rows there are, by model */
  async setLevels(
    trx: Knex.Transaction,
    levels: Map<string, Snapshot['level']>,
  ): Promise<void> {
    const query = trx('snapshots')
      .whereIn('model', [...levels.keys()])
      .orderBy('model')
      .select('model', 'etag', 'valid_until_ms', 'snapshot');
    const rows = await (isPostgres(trx) ? query.forUpdate() : query);
    const changed = rows.flatMap(row => {
      const snapshot: Snapshot = JSON.parse(row.snapshot);
      const level = levels.get(row.model)!;
      if (isDeepStrictEqual(snapshot.level, level)) return [];
      return { ...row, snapshot: JSON.stringify({ ...snapshot, level }) };
    });
    await this.#mirror.write(trx, changed);
  }

  /** All rows by model; the same map for as long as none changed */
  all(): Promise<ReadonlyMap<string, StoredSnapshot>> {
    return this.#mirror.rows();
  }

  /** Until when each model's row stands if nothing happens, epoch milliseconds */
  async validUntil(): Promise<Map<string, number>> {
    const rows = await this.knex('snapshots').select('model', 'valid_until_ms');
    return new Map(rows.map(row => [row.model, Number(row.valid_until_ms)]));
  }
}
