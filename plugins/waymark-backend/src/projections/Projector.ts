import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { isDatabaseAway } from '../kernel/database/dialect';
import { TO_SHARE } from '../ledger/shareIncidents';
import { digestOf } from './foldModel';
import { ModelFolder, type ModelFolderOptions } from './ModelFolder';
import { markRebuild, REBUILD_UP_TO } from '../ledger/pending';
import type { RowKind } from './rowKeys';

export type ProjectorOptions = ModelFolderOptions & { logger: LoggerService };

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

/** Told of each model that was folded, and which kinds of its rows changed. */
export type ProjectedListener = (
  model: string,
  changed: ReadonlySet<RowKind>,
) => void;

/** Keeps the derived rows up with the ledger, model by model. */
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

  readonly #folder: ModelFolder;

  private constructor(private readonly options: ProjectorOptions) {
    this.#folder = ModelFolder.create(options);
  }

  /** Calls `listener` with each model that is folded from now on */
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
    await markRebuild(this.options.database, models);
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
    await markRebuild(database, outdated);
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
    let model = await this.#next('whole', '');
    while (model !== undefined) {
      await this.#settle(model);
      await this.#foldEvents();
      model = await this.#next('whole', model);
    }
  }

  async #foldEvents(): Promise<void> {
    await this.options.ledger.shareIncidents();
    let model = await this.#next('events', '');
    while (model !== undefined) {
      await this.#settle(model);
      model = await this.#next('events', model);
    }
  }

  /** Folds what is pending of a model; one that cannot be folded holds up no other. */
  async #settle(model: string): Promise<void> {
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

  /** The next model with events pending, or to be folded anew, in the order of their refs */
  async #next(
    pending: 'events' | 'whole',
    after: string,
  ): Promise<string | undefined> {
    const row = await this.options
      .database('pending')
      .where('model', '>', after)
      .where('sequence', pending === 'events' ? '>' : '<=', REBUILD_UP_TO)
      .orderBy('model')
      .first<{ model: string } | undefined>('model');
    return row?.model;
  }
}
