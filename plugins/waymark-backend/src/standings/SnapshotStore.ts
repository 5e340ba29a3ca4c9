import { isDeepStrictEqual } from 'node:util';
import type { Knex } from 'knex';
import { isPostgres } from '../kernel/database/dialect';
import type { Snapshot } from './makeSnapshot';
import { TableMirror, type MirroredRow } from './TableMirror';

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

  /** Rows as the table has them, for `writeMirrored` */
  toWrite(rows: (StoredSnapshot & { model: string; validUntil: number })[]) {
    return {
      table: 'snapshots',
      rows: rows.map(({ model, etag, validUntil, snapshot }) => ({
        model,
        etag: etag ?? null,
        valid_until_ms: validUntil,
        snapshot: JSON.stringify(snapshot),
      })),
    };
  }

  /** Has a model's row made anew, whatever becomes of this process */
  async expire(trx: Knex, model: string): Promise<void> {
    await trx('snapshots').where({ model }).update({ valid_until_ms: 0 });
  }

  /** The rows there are with other standings, by model, for `writeMirrored` */
  async withStandings(
    trx: Knex.Transaction,
    standings: ReadonlyMap<
      string,
      Partial<Pick<Snapshot, 'level' | 'controls'>>
    >,
  ): Promise<{ table: string; rows: MirroredRow[] }> {
    const query = trx('snapshots')
      .whereIn('model', [...standings.keys()])
      .orderBy('model')
      .select('model', 'etag', 'valid_until_ms', 'snapshot');
    const rows = await (isPostgres(trx) ? query.forUpdate() : query);
    const written = rows.flatMap(row => {
      const snapshot: Snapshot = JSON.parse(row.snapshot);
      const changed = { ...snapshot, ...standings.get(row.model) };
      if (isDeepStrictEqual(snapshot, changed)) return [];
      return { ...row, snapshot: JSON.stringify(changed) };
    });
    return { table: 'snapshots', rows: written };
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
