import type { Knex } from 'knex';
import { isPostgres } from '../kernel/database/dialect';
import type { Ledger } from '../ledger/Ledger';
import { inTurns } from '../kernel/time/pause';
import type { FoldCause } from '../kernel/telemetry/EngineMetrics';
import { clearMarks, readMarks, REBUILD_UP_TO } from '../ledger/pending';
import { foldInSteps } from './foldModel';
import type { FoldOptions } from './FoldOptions';
import type { ProjectionStore } from './ProjectionStore';
import type { RowKind } from './kinds/registry';
import type { ModelRows } from './rows';

export type ModelFolderOptions = {
  database: Knex;
  ledger: Ledger;
  store: ProjectionStore;
  fold: FoldOptions;
  /**
   * Called after each fold, in the transaction that writes the model's rows,
   * with all rows the model has now and the kinds of rows that changed.
   */
  onFolded?: (
    trx: Knex.Transaction,
    model: string,
    rows: ModelRows,
    changed: ReadonlySet<RowKind>,
  ) => Promise<void>;
  /** Told why each model was folded, and how long it took in milliseconds */
  onTimed?: (cause: FoldCause, duration: number) => void;
};

/** The kinds of rows that a fold changed, or `busy` while another replica folds the model. */
export type FoldResult = 'busy' | { changed: ReadonlySet<RowKind> };

/**
 * Folds a model: reads all its events, makes its rows of them, and in one
 * transaction writes the rows that differ from the stored ones and clears the
 * model's marks, so that a crash at any point leaves at worst something to fold
 * again.
 */
export class ModelFolder {
  static create(options: ModelFolderOptions): ModelFolder {
    return new ModelFolder(options);
  }

  private constructor(private readonly options: ModelFolderOptions) {}

  async fold(model: string): Promise<FoldResult> {
    const { database } = this.options;
    // SQLite has one connection, so what takes long is done outside the
    // transaction; nothing else writes projections of its one process.
    if (!isPostgres(database)) {
      return this.#fold(model, database, work => database.transaction(work));
    }
    return database.transaction(async trx =>
      (await tryLock(trx, model))
        ? this.#fold(model, trx, work => work(trx))
        : 'busy',
    );
  }

  async #fold(
    model: string,
    knex: Knex,
    inTransaction: (
      work: (trx: Knex.Transaction) => Promise<void>,
    ) => Promise<void>,
  ): Promise<FoldResult> {
    const { ledger, store, fold, onFolded, onTimed } = this.options;
    const from = performance.now();
    // Read before the events, so that what these marks tell of is among them
    const marks = await readMarks(knex, model);
    const events = await ledger.readModel(model, { trx: knex });
    const rows = await inTurns(foldInSteps(model, events, fold));
    const difference = await store.compare(knex, model, rows);
    const { changed } = difference;
    await inTransaction(async trx => {
      await store.write(trx, model, difference);
      await clearMarks(trx, model, marks);
      await onFolded?.(trx, model, rows, changed);
    });
    const isRebuild = marks.some(mark => mark <= REBUILD_UP_TO);
    onTimed?.(isRebuild ? 'rebuild' : 'events', performance.now() - from);
    return { changed };
  }
}

/**
 * Takes a lock on the model that is no lock on any row, so that ingestion never
 * waits for a fold. The commit does not wait for the disk: what a crash takes of
 * a fold it takes together with the cleared marks, and the model is folded again.
 */
async function tryLock(trx: Knex.Transaction, model: string): Promise<boolean> {
  const { rows } = await trx.raw(
    `select pg_try_advisory_xact_lock(hashtextextended('waymark:' || ?, 0)) as locked,
            set_config('synchronous_commit', 'off', true)`,
    [model],
  );
  return rows[0].locked;
}
