import { liveAt } from '../../projections/kinds/live';
import type { LiveRow } from '../../projections/rows';
import type { Entity } from '@backstage/catalog-model';
import {
  ConflictError,
  InputError,
  NotFoundError,
  stringifyError,
} from '@backstage/errors';
import type {
  Rollback,
  RollbackOption,
  RollbackPreview,
} from 'backstage-plugin-waymark-common';
import { lastKnownGood } from './lastKnownGood';
import { newRollback } from './newRollback';
import { isActive, type RollbackRecord } from './RollbackRecord';
import type {
  RequestRollbackOptions,
  RollbackService,
} from './RollbackService';
import { RollbackWorker, type RollbackWorkerOptions } from './RollbackWorker';
import { toRollback } from './toRollback';

/** So many environments are looked at where none is asked about. */
const MOST_ENVIRONMENTS = 20;

/** What a rollback service is made of. */
export type CreateRollbackServiceOptions = Omit<
  RollbackWorkerOptions,
  'now' | 'notify'
> &
  Partial<Pick<RollbackWorkerOptions, 'now' | 'notify'>>;

/** Rollbacks kept in a store and moved on by a worker. */
export class DefaultRollbackService implements RollbackService {
  readonly #options: RollbackWorkerOptions;
  readonly #worker: RollbackWorker;

  private constructor(options: RollbackWorkerOptions) {
    this.#options = options;
    this.#worker = new RollbackWorker(options);
  }

  static create(options: CreateRollbackServiceOptions): DefaultRollbackService {
    return new DefaultRollbackService({
      now: Date.now,
      notify: () => {},
      ...options,
    });
  }

  async preview(options: {
    modelRef: string;
    entity?: Entity;
    environment?: string;
  }): Promise<RollbackPreview> {
    return { model: options.modelRef, items: await this.#look(options) };
  }

  async request(options: RequestRollbackOptions): Promise<Rollback> {
    if ((options.idempotencyKey?.length ?? 0) > 200) {
      throw new InputError('An Idempotency-Key has at most 200 characters.');
    }
    const known = await this.#findAsked(options);
    if (known) return known;

    try {
      const option = await this.#validate(options);
      const record = newRollback(options, option, this.#options.now());
      await this.#options.store.insert(record);
      this.#options.notify(record.model);
      return toRollback(record);
    } catch (error) {
      // The same click may have come in on another replica meanwhile
      const twin = await this.#findAsked(options);
      if (twin) return twin;
      throw error;
    }
  }

  async get(id: string): Promise<Rollback> {
    return toRollback(await this.#read(id));
  }

  async list(
    modelRef: string,
    options?: { limit: number },
  ): Promise<Rollback[]> {
    const records = await this.#options.store.list(modelRef, options);
    return records.map(toRollback);
  }

  async cancel(
    id: string,
    options: { cancelledBy: string },
  ): Promise<Rollback> {
    const now = this.#options.now();
    const cancelled = await this.#options.store.cancel(id, {
      endedAt: now,
      endedBy: options.cancelledBy,
      wakeAt: now,
    });
    const record = await this.#read(id);
    if (!cancelled) {
      throw new ConflictError(
        isActive(record)
          ? 'The platform has been asked for this rollback already. Stop its run on the platform instead.'
          : `This rollback is ${record.state} already.`,
      );
    }
    this.#options.notify(record.model);
    return toRollback(record);
  }

  async advance(options: { model?: string } = {}): Promise<void> {
    try {
      await this.#worker.run(options.model);
    } catch (error) {
      this.#options.logger.error(
        `Rollbacks could not be moved on: ${stringifyError(error)}`,
      );
    }
  }

  async #look(options: {
    modelRef: string;
    entity?: Entity;
    environment?: string;
    toVersion?: string;
  }): Promise<RollbackOption[]> {
    const { store, projections, executors } = this.#options;
    const { modelRef, entity, environment, toVersion } = options;
    const { live: all } = await projections.getRows(modelRef, {
      kinds: ['live'],
    });
    const looked = environmentsToLook(all, environment);
    const rows = await projections.getRecent(modelRef, looked);
    const active = (await store.list(modelRef)).filter(isActive);
    const executor = entity && executors.some(each => each.supports(entity));
    return liveAt(rows, Date.now())
      .filter(live => looked.includes(live.environment))
      .map(live =>
        lastKnownGood(rows, live, {
          executor: Boolean(executor),
          active: active.find(each => each.environment === live.environment)
            ?.id,
          chosen: toVersion,
        }),
      );
  }

  async #validate(options: RequestRollbackOptions): Promise<RollbackOption> {
    const { environment, toVersion } = options;
    if (options.reason.trim().length < 5) {
      throw new InputError('Say in a few words why this rollback is needed.');
    }
    const [option] = await this.#look(options);
    if (!option) {
      throw new InputError(
        `${options.modelRef} has never been deployed to ${environment}.`,
      );
    }
    const served = option.candidates.map(({ version }) => version);
    if (toVersion !== undefined && !served.includes(toVersion)) {
      throw new InputError(
        `Version ${toVersion} is not one that served in ${environment} before (${
          served.join(', ') || 'none did'
        }).`,
      );
    }
    if (!option.possible) throw new ConflictError(option.reason!);
    return option;
  }

  async #findAsked(
    options: RequestRollbackOptions,
  ): Promise<Rollback | undefined> {
    const { modelRef: model, requestedBy, idempotencyKey } = options;
    if (idempotencyKey === undefined) return undefined;
    const key = { model, requestedBy, idempotencyKey };
    const record = await this.#options.store.findByKey(key);
    if (!record) return undefined;
    const same =
      record.environment === options.environment &&
      record.reason === options.reason &&
      (options.toVersion ?? record.toVersion) === record.toVersion;
    if (!same) {
      throw new ConflictError(
        'This Idempotency-Key was used for another rollback. Use a new key for a new request.',
      );
    }
    return toRollback(record);
  }

  async #read(id: string): Promise<RollbackRecord> {
    const record = await this.#options.store.get(id);
    if (!record) throw new NotFoundError(`There is no rollback ${id}`);
    return record;
  }
}

/** The one asked about, or as many as people look at, production first. */
function environmentsToLook(live: LiveRow[], environment?: string): string[] {
  const isProduction = ({ tier }: LiveRow) => Number(tier === 'production');
  return live
    .filter(row => environment === undefined || row.environment === environment)
    .sort(
      (a, b) =>
        isProduction(b) - isProduction(a) || (b.asOf ?? 0) - (a.asOf ?? 0),
    )
    .slice(0, MOST_ENVIRONMENTS)
    .map(row => row.environment);
}
