import { isDeepStrictEqual } from 'node:util';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { stringifyError } from '@backstage/errors';
import type { RollbackExecutor } from 'backstage-plugin-waymark-node';
import type { DecisionRecorder } from '../../decisions/DecisionRecorder';
import type { ProjectionReader } from '../../projections/ProjectionReader';
import { dispatchRollback } from './dispatchRollback';
import { believedSources, findConfirmation } from './findConfirmation';
import { followRollback, runChange } from './followRollback';
import { recordDecisions } from './recordDecisions';
import type { RollbackChange, RollbackRecord } from './RollbackRecord';
import type { RollbackSettings } from './RollbackSettings';
import type { RollbackClaim, RollbackStore } from './RollbackStore';
import { toRollback } from './toRollback';

// Longer than an executor's call may take
const LEASE_MS = 45_000;
const RETRY_MS = 5_000;
const FOLLOW_AFTER_MS = 5 * 60_000;

/** What moves rollbacks needs. */
export type RollbackWorkerOptions = {
  store: RollbackStore;
  recorder: DecisionRecorder;
  projections: ProjectionReader;
  executors: RollbackExecutor[];
  getEntity: (ref: string) => Promise<Entity | undefined>;
  settings: RollbackSettings;
  logger: LoggerService;
  /** Epoch milliseconds */
  now: () => number;
  /** Told of every change people can see */
  notify: (modelRef: string) => void;
};

/**
 * Moves rollbacks on, one claimed row at a time. Every step is written before
 * the next begins, and each can be done twice: a worker that dies leaves its
 * row to the next.
 */
export class RollbackWorker {
  readonly #options: RollbackWorkerOptions;

  constructor(options: RollbackWorkerOptions) {
    this.#options = options;
  }

  async run(model?: string): Promise<void> {
    const { store, now } = this.#options;
    const claims = await store.claimDue({
      now: now(),
      leaseUntil: now() + LEASE_MS,
      limit: 20,
      model,
    });
    await Promise.all(claims.map(claim => this.#moveOn(claim)));
  }

  async #moveOn(claim: RollbackClaim): Promise<void> {
    const { store, logger, now, notify } = this.#options;
    let held = claim;
    try {
      do {
        const change = await this.#next(held);
        if (!change) return;
        if (!(await store.update(held, change, now() + LEASE_MS))) return;
        const record = { ...held.record, ...change };
        const seen = toRollback(held.record);
        held = { ...held, record };
        if (!isDeepStrictEqual(seen, toRollback(record))) notify(record.model);
      } while (held.record.wakeAt !== undefined && held.record.wakeAt <= now());
    } catch (error) {
      logger.error(
        `Rollback ${held.record.id} could not be moved on: ${stringifyError(
          error,
        )}`,
      );
      await store.update(held, { wakeAt: now() + RETRY_MS }, now() + LEASE_MS);
    } finally {
      await store.release(held);
    }
  }

  async #next(claim: RollbackClaim): Promise<RollbackChange | undefined> {
    const { record } = claim;
    const { recorder, now } = this.#options;
    if (record.recordedState !== record.state) {
      await recordDecisions(recorder, record);
      const over = record.state === 'failed' || record.state === 'cancelled';
      return {
        recordedState: record.state,
        wakeAt: over ? undefined : now(),
      };
    }
    switch (record.state) {
      case 'requested':
        return this.#dispatch(claim);
      case 'dispatched':
        return this.#follow(record);
      case 'confirmed':
        return this.#followToItsEnd(record);
      default:
        return { wakeAt: undefined };
    }
  }

  async #dispatch(claim: RollbackClaim): Promise<RollbackChange | undefined> {
    const { store, settings, now } = this.#options;
    const { entity, executor } = await this.#platformOf(claim.record);
    if (!entity || !executor) {
      const message = entity
        ? 'No installed platform can roll this model back any more. Check the model’s annotations and the installed Waymark modules.'
        : `${claim.record.model} is no longer in the catalog, so no platform can be found for it. Register it again.`;
      return { state: 'failed', endedAt: now(), wakeAt: now(), message };
    }
    const begun = {
      executor: executor.id,
      attempts: claim.record.attempts + 1,
      firstAttemptAt: claim.record.firstAttemptAt ?? now(),
    };
    if (!(await store.update(claim, begun, now() + LEASE_MS))) return undefined;
    const record = { ...claim.record, ...begun };
    const call = { record, entity, executor, settings, now };
    return { ...begun, ...(await dispatchRollback(call)) };
  }

  async #follow(record: RollbackRecord): Promise<RollbackChange> {
    const { projections, settings, now } = this.#options;
    const { entity, executor } = await this.#platformOf(record);
    const status = await this.#getStatus(record, entity, executor);
    const believed = believedSources(entity, executor, record.environment);
    const rows = await projections.getAnswers(record.model, record.id);
    const confirmation = findConfirmation(rows, record, believed);
    return followRollback({
      record,
      confirmation,
      status,
      believed,
      settings,
      now: now(),
    });
  }

  /** The event may come while the run still has jobs to do */
  async #followToItsEnd(record: RollbackRecord): Promise<RollbackChange> {
    const { now } = this.#options;
    const age = now() - (record.endedAt ?? 0);
    if (record.runState !== 'running' || age > FOLLOW_AFTER_MS) {
      return { wakeAt: undefined };
    }
    const { entity, executor } = await this.#platformOf(record);
    const status = await this.#getStatus(record, entity, executor);
    const { message: _, ...change } = runChange(record, status, now());
    return { ...change, wakeAt: now() + 2_000 };
  }

  async #platformOf(record: RollbackRecord) {
    const { getEntity, executors } = this.#options;
    const entity = await getEntity(record.model);
    const executor = executors.find(candidate =>
      record.executor
        ? candidate.id === record.executor
        : entity && candidate.supports(entity),
    );
    return { entity, executor };
  }

  async #getStatus(
    record: RollbackRecord,
    entity: Entity | undefined,
    executor: RollbackExecutor | undefined,
  ) {
    if (!entity || !executor || record.runId === undefined) return undefined;
    try {
      const run = { id: record.runId, url: record.runUrl };
      return await executor.getStatus(entity, run);
    } catch (error) {
      this.#options.logger.warn(
        `${executor.id} does not say how run ${
          record.runId
        } stands: ${stringifyError(error)}`,
      );
      return undefined;
    }
  }
}
