import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { isPostgres } from '../database/dialect';
import type { Ledger } from '../ledger/Ledger';
import { foldModel, type FoldOptions } from './foldModel';
import type { ProjectionStore } from './ProjectionStore';

export type ProjectorOptions = {
  database: Knex;
  ledger: Ledger;
  store: ProjectionStore;
  logger: LoggerService;
  fold: FoldOptions;
};

/** Told of each model whose rows were replaced. */
export type ProjectedListener = (model: string) => Promise<void>;

/**
 * Keeps the derived rows up with the ledger. Each dirty model is folded anew
 * and its mark cleared only if nothing came in meanwhile, so that a crash at
 * any point leaves at worst a model to fold again.
 */
export class Projector {
  readonly #listeners: ProjectedListener[] = [];
  #running?: Promise<void>;
  #again = false;

  static create(options: ProjectorOptions): Projector {
    return new Projector(options);
  }

  private constructor(private readonly options: ProjectorOptions) {}

  /** Calls `listener` with each model whose rows were replaced, from now on */
  onProjected(listener: ProjectedListener): void {
    this.#listeners.push(listener);
  }

  /** Folds what is dirty, soon; returns at once. */
  kick(): void {
    this.run().catch(error =>
      this.options.logger.error('Could not bring figures up to date', error),
    );
  }

  /** Folds what is dirty; resolves when nothing was left to fold. */
  run(): Promise<void> {
    if (this.#running) {
      this.#again = true;
      return this.#running;
    }
    this.#running = this.#drain().finally(() => {
      this.#running = undefined;
      if (this.#again) {
        this.#again = false;
        this.kick();
      }
    });
    return this.#running;
  }

  async #drain(): Promise<void> {
    const busy = new Set<string>();
    for (;;) {
      const dirty = await this.options
        .database('dirty')
        .whereNotIn('model', [...busy])
        .orderBy('model')
        .limit(50)
        .select<{ model: string }[]>('model');
      if (dirty.length === 0) return;
      for (const { model } of dirty) {
        const projected = await this.#project(model);
        if (!projected) busy.add(model);
        else for (const listener of this.#listeners) await listener(model);
      }
    }
  }

  /** @returns false when another replica is at this model */
  async #project(model: string): Promise<boolean> {
    const { database, ledger, store, fold } = this.options;
    return database.transaction(async trx => {
      if (!(await tryLock(trx, model))) return false;
      // Read under the lock: a mark cleared and set anew counts from 1 again,
      // so one seen earlier may by now stand for another event.
      const mark = await trx('dirty').where({ model }).first('generation');
      if (!mark) return true;
      const rows = foldModel(
        model,
        await ledger.readModel(model, { trx }),
        fold,
      );
      await store.replaceRows(trx, model, rows);
      await trx('dirty').where({ model, generation: mark.generation }).delete();
      return true;
    });
  }
}

/**
 * PostgreSQL: a lock of its own, so that ingestion never waits for a fold.
 * SQLite has one writer, which this transaction is.
 */
async function tryLock(trx: Knex.Transaction, model: string): Promise<boolean> {
  if (!isPostgres(trx)) return true;
  const { rows } = await trx.raw(
    "select pg_try_advisory_xact_lock(hashtextextended('waymark:' || ?, 0)) as locked",
    [model],
  );
  return rows[0].locked;
}
