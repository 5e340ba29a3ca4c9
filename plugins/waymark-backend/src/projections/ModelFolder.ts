import type { Knex } from 'knex';
import { isPostgres } from '../kernel/database/dialect';
import type { Ledger } from '../ledger/Ledger';
import type { FoldKind } from '../kernel/telemetry/EngineMetrics';
import type { FoldEvent } from './FoldEvent';
import { incidentKey } from './foldIncidents';
import { digestOf, foldModel, readInputs, type FoldOptions } from './foldModel';
import { isRetroactive } from './isRetroactive';
import { BATCH, clearPending, readPending, WHOLE } from '../ledger/pending';
import { planLookups } from './planLookups';
import type { ProjectionStore } from './ProjectionStore';
import { toStored } from './storedRows';

export type ModelFolderOptions = {
  database: Knex;
  ledger: Ledger;
  store: ProjectionStore;
  fold: FoldOptions;
  /** Called in the transaction that changes a model's rows */
  onFolding?: (
    trx: Knex.Transaction,
    model: string,
    touched: Touched,
  ) => Promise<void>;
  /** Told how a model's rows were replaced, and how long it took in milliseconds */
  onFolded?: (kind: FoldKind, duration: number) => void;
};

/** Busy: another replica is at it; more: a batch of several is done. */
export type Outcome = 'busy' | 'more' | 'done';

/** What was told of a model: nothing but its levels, which are judged by the rest, or more. */
export type Touched = 'levels' | 'all';

type GoneOn = { wentOn: boolean; touched: Touched };

/**
 * Folds what is pending of a model, and clears its marks, in one transaction, so
 * that a crash at any point leaves at worst something to fold again. Where the
 * pending events only add to what is known the fold goes on from the rows, else
 * it begins anew.
 */
export class ModelFolder {
  static create(options: ModelFolderOptions): ModelFolder {
    return new ModelFolder(options);
  }

  private constructor(private readonly options: ModelFolderOptions) {}

  async fold(model: string): Promise<{ outcome: Outcome; touched?: Touched }> {
    return this.options.database.transaction(async trx => {
      if (!(await tryLock(trx, model))) return { outcome: 'busy' };
      const from = performance.now();
      const pending = await readPending(trx, model);
      const { wentOn, touched: told }: GoneOn = pending.includes(WHOLE)
        ? { wentOn: false, touched: 'all' }
        : await this.#goOn(trx, model, pending);
      const folded = wentOn
        ? pending.length
        : await this.#beginAnew(trx, model);
      // To begin anew takes in what came meanwhile, whatever that tells of
      const touched = folded === pending.length ? told : 'all';
      await this.options.onFolding?.(trx, model, touched);
      this.options.onFolded?.(
        wentOn ? 'incremental' : 'whole',
        performance.now() - from,
      );
      const isMore = pending.length >= BATCH && wentOn;
      return { outcome: isMore ? 'more' : 'done', touched };
    });
  }

  /** Does not go on when the events change what earlier ones came to */
  async #goOn(
    trx: Knex.Transaction,
    model: string,
    pending: number[],
  ): Promise<GoneOn> {
    const { ledger, store, fold } = this.options;
    const inputs = await ledger.readEvents(model, pending, trx);
    const events = readInputs(model, inputs);
    const lookups = planLookups(events, fold.attributionDays);
    const known = await store.getKnown(trx, model, lookups);
    const shared = await ledger.findShared(model, incidentKeys(events), trx);
    const onlyLevels =
      events.length > 0 &&
      events.every(({ kind }) => kind === 'waymark-level.changed');
    const touched = onlyLevels ? 'levels' : 'all';
    if (isRetroactive(events, known, shared, digestOf(fold))) {
      const isNew = known.progress.length === 0;
      return { wentOn: false, touched: isNew ? touched : 'all' };
    }
    const before = toStored(known);
    const rows = foldModel(model, inputs, fold, known);
    await store.saveRows(trx, model, before, rows);
    await clearPending(trx, model, pending);
    return { wentOn: true, touched };
  }

  /** @returns how many marks it cleared */
  async #beginAnew(trx: Knex.Transaction, model: string): Promise<number> {
    const { ledger, store, fold } = this.options;
    const inputs = await ledger.readModel(model, { trx });
    // What comes in from here on keeps its mark: the mark tells of it, not of
    // the model, and is not among those read here.
    const read = new Set(inputs.map(({ sequence }) => sequence));
    const marks = await trx('pending').where({ model }).select('sequence');
    await store.replaceRows(trx, model, foldModel(model, inputs, fold));
    const cleared = marks
      .map(({ sequence }) => Number(sequence))
      .filter(sequence => sequence === WHOLE || read.has(sequence));
    await clearPending(trx, model, cleared);
    return cleared.length;
  }
}

function incidentKeys(events: FoldEvent[]): string[] {
  return events
    .filter(({ kind }) => kind.startsWith('incident.'))
    .map(incidentKey);
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
