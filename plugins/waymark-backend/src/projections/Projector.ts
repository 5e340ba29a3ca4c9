import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { Knex } from 'knex';
import { isDatabaseAway, isPostgres } from '../database/dialect';
import type { Ledger } from '../ledger/Ledger';
import { TO_SHARE } from '../ledger/shareIncidents';
import type { FoldKind } from '../telemetry/EngineMetrics';
import type { FoldEvent } from './FoldEvent';
import { incidentKey } from './foldIncidents';
import { digestOf, foldModel, readInputs, type FoldOptions } from './foldModel';
import { isRetroactive } from './isRetroactive';
import { BATCH, clearPending, markWhole, readPending, WHOLE } from './pending';
import { planLookups } from './planLookups';
import type { ProjectionStore } from './ProjectionStore';
import { toStored } from './storedRows';

export type ProjectorOptions = {
  database: Knex;
  ledger: Ledger;
  store: ProjectionStore;
  logger: LoggerService;
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

/** Folding once for many events costs less than once for each. */
const SOON_MS = 100;
/** Within this time figures include an event, where the machine keeps up. */
const LATEST_MS = 1_800;

/**
 * How long to let events gather after a run that took so long, milliseconds: a
 * tenth of the time is for folds, as far as an event that just missed the last
 * run is still folded in time by the next.
 */
export function restAfter(took: number): number {
  return Math.max(SOON_MS, Math.min(9 * took, LATEST_MS - 2 * took));
}

/** Busy: another replica is at it; more: a batch of several is done. */
type Outcome = 'busy' | 'more' | 'done';

/** What was told of a model: nothing but its levels, which are judged by the rest, or more. */
export type Touched = 'levels' | 'all';

type GoneOn = { wentOn: boolean; touched: Touched };

/** Told of each model whose rows were replaced. */
export type ProjectedListener = (model: string, touched: Touched) => void;

/**
 * Keeps the derived rows up with the ledger. What is pending of a model is
 * folded, and its marks are cleared, in one transaction, so that a crash at any
 * point leaves at worst something to fold again. Where the pending events only
 * add to what is known the fold goes on from the rows, else it begins anew.
 */
export class Projector {
  readonly #listeners: ProjectedListener[] = [];
  /** Models that were told of as failing, until they succeed */
  readonly #failed = new Set<string>();
  #running?: Promise<void>;
  #again = false;
  #soon?: NodeJS.Timeout;
  #restUntil = 0;

  static create(options: ProjectorOptions): Projector {
    return new Projector(options);
  }

  private constructor(private readonly options: ProjectorOptions) {}

  /** Calls `listener` with each model whose rows were replaced, from now on */
  onProjected(listener: ProjectedListener): void {
    this.#listeners.push(listener);
  }

  /** Folds what is pending, soon, and what comes in until then; returns at once. */
  kick(): void {
    this.#soon ??= setTimeout(() => {
      this.#soon = undefined;
      this.run().catch(error =>
        this.options.logger.error('Could not bring figures up to date', error),
      );
    }, Math.max(SOON_MS, this.#restUntil - performance.now()));
  }

  /** Leaves what is pending to the next start. */
  stop(): void {
    clearTimeout(this.#soon);
  }

  /** Folds what is pending; resolves when nothing was left to fold. */
  run(): Promise<void> {
    if (this.#running) {
      this.#again = true;
      return this.#running;
    }
    const started = performance.now();
    this.#running = this.#drain().finally(() => {
      const ended = performance.now();
      this.#restUntil = ended + restAfter(ended - started);
      this.#running = undefined;
      if (this.#again) {
        this.#again = false;
        this.kick();
      }
    });
    return this.#running;
  }

  /**
   * Has all models folded anew from the ledger, in the background; rows are
   * served as they are until new ones take their place.
   *
   * @returns how many models
   */
  async requestRebuild(): Promise<number> {
    const models = await this.options.ledger.listModels();
    await markWhole(this.options.database, models);
    this.kick();
    return models.length;
  }

  /**
   * Marks the models whose rows were folded with another configuration, or are
   * missing, to be folded anew, in the background as well.
   */
  async markOutdated(): Promise<void> {
    const { database, ledger, store, fold } = this.options;
    const models = await ledger.listModels();
    const foldedWith = await store.getFoldedWith(models);
    const outdated = models.filter(
      model => foldedWith.get(model) !== digestOf(fold),
    );
    await markWhole(database, outdated);
    this.kick();
  }

  /** How many models have something pending */
  async backlog(): Promise<number> {
    const [{ count }] = await this.options
      .database('pending')
      .whereNot({ model: TO_SHARE })
      .countDistinct({ count: 'model' });
    return Number(count);
  }

  /** Whether something is pending of a model */
  async isBehind(model: string): Promise<boolean> {
    const mark = await this.options
      .database('pending')
      .where({ model })
      .first();
    return mark !== undefined;
  }

  /** New events before models to be folded anew, of which there may be many. */
  async #drain(): Promise<void> {
    await this.#foldEvents();
    let model = await this.#next('', WHOLE);
    while (model !== undefined) {
      await this.#settle(model);
      await this.#foldEvents();
      model = await this.#next(model, WHOLE);
    }
  }

  async #foldEvents(): Promise<void> {
    await this.options.ledger.shareIncidents();
    let model = await this.#next('');
    while (model !== undefined) {
      await this.#settle(model);
      model = await this.#next(model);
    }
  }

  /** Folds what is pending of a model; one that cannot be folded holds up no other. */
  async #settle(model: string): Promise<void> {
    try {
      let touched: Touched = 'levels';
      let outcome: Outcome;
      do {
        const folded = await this.#project(model);
        outcome = folded.outcome;
        if (folded.touched === 'all') touched = 'all';
      } while (outcome === 'more');
      this.#failed.delete(model);
      if (outcome === 'done') {
        for (const listener of this.#listeners) listener(model, touched);
      }
    } catch (error) {
      if (isDatabaseAway(error)) throw error;
      if (this.#failed.has(model)) return;
      this.#failed.add(model);
      this.options.logger.error(
        `Could not bring the figures of ${model} up to date`,
        toError(error),
      );
    }
  }

  /** The next model with events pending, or to be folded anew, in the order of their refs */
  async #next(after: string, mark?: typeof WHOLE): Promise<string | undefined> {
    const row = await this.options
      .database('pending')
      .where('model', '>', after)
      .where('sequence', mark === undefined ? '>' : '=', WHOLE)
      .orderBy('model')
      .first<{ model: string } | undefined>('model');
    return row?.model;
  }

  async #project(
    model: string,
  ): Promise<{ outcome: Outcome; touched?: Touched }> {
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
