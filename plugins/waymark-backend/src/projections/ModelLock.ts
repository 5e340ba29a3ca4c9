import type { Knex } from 'knex';
import { isPostgres } from '../kernel/database/dialect';

/** Names a model's lock in SQL. */
const LOCK_ID = `hashtextextended('waymark:' || ?, 0)`;

/** Does work in a transaction. */
type InTransaction = (
  work: (trx: Knex.Transaction) => Promise<void>,
) => Promise<void>;

/**
 * Work on a model that nobody else works on: reads with `knex`, and writes in
 * one transaction.
 */
export type LockedWork<Result> = (
  knex: Knex,
  inTransaction: InTransaction,
) => Promise<Result>;

/**
 * Lets one at a time write what follows from a model's events. On PostgreSQL it
 * is held over all replicas, in a transaction around all of the work, and is no
 * lock on any row, so that ingestion never waits for it. SQLite has one process
 * and one connection: what takes long is done outside the transaction there.
 */
export class ModelLock {
  /** On SQLite, the last to work on each model */
  readonly #last = new Map<string, Promise<unknown>>();

  constructor(private readonly database: Knex) {}

  /** Does the work once nobody else works on the model. */
  hold<Result>(model: string, work: LockedWork<Result>): Promise<Result> {
    const { database } = this;
    if (!isPostgres(database)) return this.#inTurn(model, work);
    return database.transaction(async trx => {
      await trx.raw(`select pg_advisory_xact_lock(${LOCK_ID})`, [model]);
      return work(trx, write => write(trx));
    });
  }

  /**
   * Does the work unless another process works on the model. The commit does not
   * wait for the disk: the work can be done again from what it was made of.
   */
  async tryHold<Result>(
    model: string,
    work: LockedWork<Result>,
  ): Promise<Result | 'busy'> {
    const { database } = this;
    if (!isPostgres(database)) return this.#inTurn(model, work);
    return database.transaction(async trx => {
      const { rows } = await trx.raw(
        `select pg_try_advisory_xact_lock(${LOCK_ID}) as locked,
                set_config('synchronous_commit', 'off', true)`,
        [model],
      );
      return rows[0].locked ? work(trx, write => write(trx)) : 'busy';
    });
  }

  /** Those of the models that nobody works on; held until the transaction ends. */
  async takeFree(trx: Knex.Transaction, models: string[]): Promise<string[]> {
    if (!isPostgres(trx)) return models.filter(model => !this.#last.has(model));
    const { rows } = await trx.raw(
      `select model from unnest(?::text[]) as model
       where pg_try_advisory_xact_lock(hashtextextended('waymark:' || model, 0))`,
      [models],
    );
    return rows.map((row: { model: string }) => row.model);
  }

  async #inTurn<Result>(
    model: string,
    work: LockedWork<Result>,
  ): Promise<Result> {
    const { database } = this;
    const before = this.#last.get(model) ?? Promise.resolve();
    const done = before
      .catch(() => {})
      .then(() => work(database, write => database.transaction(write)));
    this.#last.set(model, done);
    try {
      return await done;
    } finally {
      if (this.#last.get(model) === done) this.#last.delete(model);
    }
  }
}
