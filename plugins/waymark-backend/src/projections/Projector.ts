import { setTimeout as sleep } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { Knex } from 'knex';
import { EarliestTimer } from '../kernel/time/EarliestTimer';
import { isDatabaseAway, isPostgres } from '../kernel/database/dialect';
import {
  countMarked,
  findMarked,
  isMarked,
  markRebuild,
} from '../ledger/pending';
import { FoldPace } from './FoldPace';
import { digestOf } from './FoldOptions';
import type { RowKind } from './kinds/registry';
import { ModelFolder, type ModelFolderOptions } from './ModelFolder';

export type ProjectorOptions = ModelFolderOptions & {
  database: Knex;
  logger: LoggerService;
};

/** Events are let gather for this time before they are folded, milliseconds. */
const SOON = 100;

/** Told of each model that was folded, and which kinds of its rows changed. */
export type ProjectedListener = (
  model: string,
  changed: ReadonlySet<RowKind>,
) => void;

/** Keeps the derived rows up with the ledger, model by model. */
export class Projector {
  readonly #listeners: ProjectedListener[] = [];
  /** Models whose failure was logged, until they succeed */
  readonly #failed = new Set<string>();
  readonly #folder: ModelFolder;
  readonly #pace: FoldPace;
  #running?: Promise<void>;
  #again = false;
  readonly #timer = new EarliestTimer(() => {
    if (this.#running) return;
    this.#start(true).catch(error =>
      this.options.logger.error('Could not bring figures up to date', error),
    );
  });
  #isStopped = false;

  static create(options: ProjectorOptions): Projector {
    return new Projector(options);
  }

  private constructor(private readonly options: ProjectorOptions) {
    this.#folder = ModelFolder.create(options);
    // On PostgreSQL a fold waits for the database most of its time; on SQLite
    // all of that time is the thread's.
    this.#pace = new FoldPace(isPostgres(options.database) ? 1 : 9);
  }

  /** Calls `listener` with each model that is folded from now on */
  onProjected(listener: ProjectedListener): void {
    this.#listeners.push(listener);
  }

  /** Told that events came in; folds them soon. */
  onAppended(): void {
    this.#pace.arrived();
    this.kick();
  }

  /** Folds what is pending, soon and with rests; returns at once. */
  kick(): void {
    if (this.#running) this.#again = true;
    else this.#timer.startIn(SOON);
  }

  /** Leaves what is pending to the next start. */
  stop(): void {
    this.#isStopped = true;
    this.#timer.stop();
  }

  /** Folds what is pending without rests; resolves when nothing was left to fold. */
  async run(): Promise<void> {
    while (this.#running) await this.#running;
    await this.#start(false);
  }

  /**
   * Has all models rebuilt from the ledger, in the background; rows are served as
   * they are until new ones take their place.
   *
   * @returns how many models
   */
  async requestRebuild(): Promise<number> {
    const models = await this.options.ledger.listModels();
    await markRebuild(this.options.database, models);
    this.kick();
    return models.length;
  }

  /**
   * Has models rebuilt whose rows were folded by other folds or with another
   * configuration, or are missing, in the background as well.
   */
  async markOutdated(): Promise<void> {
    const { database, ledger, store, fold } = this.options;
    const models = await ledger.listModels();
    const foldedWith = await store.getFoldedWith(models);
    const outdated = models.filter(
      model => foldedWith.get(model) !== digestOf(fold),
    );
    await markRebuild(database, outdated);
    this.kick();
  }

  /** How many models have something pending */
  backlog(): Promise<number> {
    return countMarked(this.options.database);
  }

  /** Whether something is pending of a model */
  isBehind(model: string): Promise<boolean> {
    return isMarked(this.options.database, model);
  }

  async #start(rests: boolean): Promise<void> {
    this.#again = false;
    const pass = this.#pass(rests);
    this.#running = pass.then(
      () => {},
      () => {},
    );
    let next = Infinity;
    try {
      next = await pass;
    } finally {
      this.#running = undefined;
      if (this.#again) this.#timer.startIn(SOON);
      else if (next < Infinity) this.#timer.startIn(next);
    }
  }

  /**
   * Folds each model that is marked, those with new events before those to be
   * rebuilt, of which there may be many.
   *
   * @returns in how many milliseconds a model is due that had to wait
   */
  async #pass(rests: boolean): Promise<number> {
    const { database } = this.options;
    this.#pace.begin();
    let next = Infinity;
    const visit = async (model: string) => {
      const untilDue = rests ? this.#pace.untilDue(model) : 0;
      next = Math.min(next, untilDue || Infinity);
      if (untilDue > 0) return;
      const from = performance.now();
      await this.#fold(model);
      const took = performance.now() - from;
      this.#pace.folded(model, took);
      if (rests) await sleep(this.#pace.untilNext(took));
    };
    const visitAll = async (
      because: 'events' | 'rebuild',
      work: (model: string) => Promise<void>,
    ) => {
      let model = await findMarked(database, because, '');
      while (model !== undefined && !this.#isStopped) {
        await work(model);
        model = await findMarked(database, because, model);
      }
    };
    const visitEvents = async () => {
      await this.options.ledger.shareIncidents();
      await visitAll('events', visit);
    };
    await visitEvents();
    await visitAll('rebuild', async model => {
      await visit(model);
      await visitEvents();
    });
    return next;
  }

  /** Folds a model; one that cannot be folded holds up no other. */
  async #fold(model: string): Promise<void> {
    try {
      const result = await this.#folder.fold(model);
      this.#failed.delete(model);
      if (result === 'busy') return;
      for (const listener of this.#listeners) listener(model, result.changed);
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
}
