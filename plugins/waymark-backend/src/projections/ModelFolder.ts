import type { Knex } from 'knex';
import type { Ledger } from '../ledger/Ledger';
import { inTurns } from '../kernel/time/pause';
import type { FoldCause } from '../kernel/telemetry/EngineMetrics';
import { clearMarks, readMarks, REBUILD_UP_TO } from '../ledger/pending';
import { foldInSteps } from './foldModel';
import type { FoldOptions } from './FoldOptions';
import type { LockedWork, ModelLock } from './ModelLock';
import type { ProjectionStore } from './ProjectionStore';
import type { RowKind } from './kinds/registry';
import type { ModelRows } from './rows';

/** Makes what follows from a fold, and returns what writes it. */
export type OnFolded = (
  fold: {
    model: string;
    rows: ModelRows;
    changed: ReadonlySet<RowKind>;
    /** Whether it was asked for, and not because of events */
    isRebuild: boolean;
  },
  knex: Knex,
) => Promise<(trx: Knex.Transaction) => Promise<void>>;

export type ModelFolderOptions = {
  ledger: Ledger;
  store: ProjectionStore;
  fold: FoldOptions;
  lock: ModelLock;
  /**
   * Told of each fold before it is written, with all rows the model has now and
   * the kinds of rows that change; what it returns is called last in the
   * transaction that writes the rows.
   */
  onFolded?: OnFolded;
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

  fold(model: string): Promise<FoldResult> {
    return this.options.lock.tryHold(model, (knex, inTransaction) =>
      this.#fold(model, knex, inTransaction),
    );
  }

  async #fold(
    model: string,
    ...[knex, inTransaction]: Parameters<LockedWork<FoldResult>>
  ): Promise<Exclude<FoldResult, 'busy'>> {
    const { ledger, store, fold, onFolded, onTimed } = this.options;
    const from = performance.now();
    // Read before the events, so that what these marks tell of is among them
    const marks = await readMarks(knex, model);
    const events = await ledger.readModel(model, { trx: knex });
    const rows = await inTurns(foldInSteps(model, events, fold));
    const difference = await store.compare(knex, model, rows);
    const { changed } = difference;
    const isRebuild = marks.some(mark => mark <= REBUILD_UP_TO);
    const folded = { model, rows, changed, isRebuild };
    const finish = await onFolded?.(folded, knex);
    await inTransaction(async trx => {
      await store.write(trx, model, difference);
      await clearMarks(trx, model, marks);
      await finish?.(trx);
    });
    onTimed?.(isRebuild ? 'rebuild' : 'events', performance.now() - from);
    return { changed };
  }
}
