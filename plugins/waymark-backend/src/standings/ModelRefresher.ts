import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import { isDatabaseAway } from '../kernel/database/dialect';
import type { CatalogModels } from '../kernel/catalog/CatalogModels';
import type { Ledger } from '../ledger/Ledger';
import { figuresSince } from '../metrics/figuresSince';
import { DAY } from '../metrics/window';
import type { OnFolded } from '../projections/ModelFolder';
import type { ModelLock } from '../projections/ModelLock';
import { legendDigest } from './makeSnapshot';
import { ModelJudge, type ModelJudgeOptions } from './ModelJudge';

const LONGEST_WINDOW = 365 * DAY;

export type ModelRefresherOptions = ModelJudgeOptions & {
  catalog: CatalogModels;
  ledger: Ledger;
  modelLock: ModelLock;
  /** Told of each model whose level changed without an event of it */
  onLevelChanged: (model: string) => void;
  logger: LoggerService;
};

/**
 * Keeps the rows that lists, roll-ups and overviews are answered from: with each
 * fold of a model, and between folds when time passes or its entity changes.
 */
export class ModelRefresher {
  readonly #judge: ModelJudge;
  readonly #now: () => number;

  static create(options: ModelRefresherOptions): ModelRefresher {
    return new ModelRefresher(options);
  }

  private constructor(private readonly options: ModelRefresherOptions) {
    this.#judge = new ModelJudge(options);
    this.#now = options.now ?? Date.now;
  }

  /**
   * Judges a model by what a fold made of its events. A model that cannot be
   * judged is folded all the same, and its rows are made anew later.
   */
  readonly onFolded: OnFolded = async (fold, knex) => {
    const { model, rows, changed, isRebuild } = fold;
    const { catalog, logger, snapshots } = this.options;
    // What is attested and recorded of teams and the platform makes them no models
    if (!isModel(model)) return async () => {};
    if (changed.size === 0 && !isRebuild) return async () => {};
    try {
      const entity = await catalog.lastRead(model);
      const isEntityCertain = entity !== undefined;
      const known = { model, rows, entity, isEntityCertain };
      const judged = await this.#judge.judge(knex, known);
      return async trx => {
        await this.#judge.write(trx, judged);
        this.#askProviders(model, entity);
      };
    } catch (error) {
      if (isDatabaseAway(error)) throw error;
      logger.error(`Could not judge ${model}`, toError(error));
      return trx => snapshots.expire(trx, model);
    }
  };

  /**
   * Makes one model's row anew without an event of it.
   *
   * @param known - the catalog's models, if they were just read
   */
  async refresh(ref: string, known?: Map<string, Entity>): Promise<void> {
    if (!isModel(ref)) return;
    const { catalog, modelLock, projections, onLevelChanged } = this.options;
    const entity = known ? known.get(ref) : await catalog.get(ref);
    const hasChanged = await modelLock.hold(
      ref,
      async (knex, inTransaction) => {
        const now = this.#now();
        const window = { from: now - LONGEST_WINDOW, to: now };
        const rows = await projections.getRows(ref, {
          since: figuresSince(window),
          knex,
        });
        const read = { model: ref, rows, entity, isEntityCertain: true };
        const judged = await this.#judge.judge(knex, read);
        let recorded = false;
        await inTransaction(async trx => {
          recorded = await this.#judge.write(trx, judged);
        });
        return recorded;
      },
    );
    if (hasChanged) onLevelChanged(ref);
    this.#askProviders(ref, entity);
  }

  /** A slow provider of facts must not hold up other models' figures. */
  #askProviders(ref: string, entity: Entity | undefined): void {
    const { facts, logger } = this.options;
    if (!facts.last(entity).stale) return;
    facts
      .gather(entity)
      .then(() => this.refresh(ref))
      .catch(error =>
        logger.warn(`Could not refresh the row of ${ref}`, error),
      );
  }

  /** Makes those rows anew whose window or catalog entity moved on */
  async refreshStale(all: Map<string, Entity>): Promise<void> {
    const { ledger, logger, snapshots, standings, legend } = this.options;
    const [stored, validUntil, withEvents, judged] = await Promise.all([
      snapshots.all(),
      snapshots.validUntil(),
      ledger.listModels(),
      standings.listModels(),
    ]);
    const bandedBy = legendDigest(legend);
    const now = this.#now();
    const refs = new Set([...all.keys(), ...withEvents, ...stored.keys()]);
    for (const ref of [...refs].filter(isModel)) {
      const row = stored.get(ref);
      const etag = all.get(ref)?.metadata.etag;
      const outdated = row?.snapshot.bandedBy !== bandedBy || !judged.has(ref);
      const passed = (validUntil.get(ref) ?? 0) <= now;
      if (!passed && row?.etag === etag && !outdated) continue;
      try {
        await this.refresh(ref, all);
      } catch (error) {
        if (isDatabaseAway(error)) throw error;
        logger.error(`Could not refresh the row of ${ref}`, toError(error));
      }
    }
  }
}

function isModel(ref: string): boolean {
  return ref.startsWith('model:');
}
