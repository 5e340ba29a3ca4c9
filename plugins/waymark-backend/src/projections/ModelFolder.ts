import type { Knex } from 'knex';
import { isPostgres } from '../kernel/database/dialect';
import type { Ledger } from '../ledger/Ledger';
import type { FoldCause } from '../kernel/telemetry/EngineMetrics';
import { clearMarks, readMarks, REBUILD_UP_TO } from '../ledger/pending';
import { foldModel, type FoldOptions } from './foldModel';
import type { ProjectionStore } from './ProjectionStore';
import type { RowKind } from './rowKeys';
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
 * Folds a model: reads all its events, makes its rows of them, writes those
 * that differ from the stored ones and clears the model's marks. All of it is
 * one transaction, so that a crash at any point leaves at worst something to
 * fold again.
 */
export class ModelFolder {
  static create(options: ModelFolderOptions): ModelFolder {
    return new ModelFolder(options);
  }

  private constructor(private readonly options: ModelFolderOptions) {}

  async fold(model: string): Promise<FoldResult> {
    const { database, ledger, store, fold, onFolded, onTimed } = this.options;
    return database.transaction(async trx => {
      if (!(await tryLock(trx, model))) return 'busy';
      const from = performance.now();
      // Read before the events, so that what these marks tell of is among them
      const marks = await readMarks(trx, model);
      const events = await ledger.readModel(model, { trx });
      const rows = foldModel(model, events, fold);
      const changed = await store.saveRows(trx, model, rows);
      await clearMarks(trx, model, marks);
      await onFolded?.(trx, model, rows, changed);
      const isRebuild = marks.some(mark => mark <= REBUILD_UP_TO);
      onTimed?.(isRebuild ? 'rebuild' : 'events', performance.now() - from);
      return { changed };
    });
  }
}

/**
 * PostgreSQL: a lock of its own, so that ingestion never waits for a fold, and a
 * commit that does not wait for the disk: what a crash takes of a fold it takes
 * with the cleared marks, and it is folded again. SQLite has one writer, which
 * this transaction is.
 */
async function tryLock(trx: Knex.Transaction, model: string): Promise<boolean> {
  if (!isPostgres(trx)) return true;
  const { rows } = await trx.raw(
    `select pg_try_advisory_xact_lock(hashtextextended('waymark:' || ?, 0)) as locked,
            set_config('synchronous_commit', 'off', true)`,
    [model],
  );
  return rows[0].locked;
}
