import type { Entity } from '@backstage/catalog-model';
import { isError, stringifyError } from '@backstage/errors';
import type { RollbackExecutor } from 'backstage-plugin-waymark-node';
import type { RollbackChange, RollbackRecord } from './RollbackRecord';
import type { RollbackSettings } from './RollbackSettings';

// Asking again would be answered the same
const FINAL = [
  'AuthenticationError',
  'ConflictError',
  'InputError',
  'NotAllowedError',
  'NotFoundError',
];

/** Asks the executor for the rollback, and says what the record becomes. */
export async function dispatchRollback(options: {
  record: RollbackRecord;
  entity: Entity;
  executor: RollbackExecutor;
  settings: RollbackSettings;
  now: () => number;
}): Promise<RollbackChange> {
  const { record, entity, executor, settings, now } = options;
  try {
    const run = await executor.dispatch({
      id: record.id,
      model: entity,
      modelRef: record.model,
      environment: record.environment,
      fromVersion: record.fromVersion,
      toVersion: record.toVersion,
      reverts: record.reverts,
      reason: record.reason,
      requestedBy: record.requestedBy,
    });
    return {
      state: 'dispatched',
      dispatchedAt: now(),
      runId: run.id,
      runUrl: run.url,
      runState: 'running',
      message: undefined,
      wakeAt: now(),
    };
  } catch (error) {
    const message = isError(error) ? error.message : stringifyError(error);
    const since = now() - (record.firstAttemptAt ?? now());
    const final = isError(error) && FINAL.includes(error.name);
    if (final || since >= settings.retryFor) {
      return { state: 'failed', endedAt: now(), wakeAt: now(), message };
    }
    return {
      message: `Trying again: ${message}`,
      wakeAt: now() + Math.min(1000 * 2 ** (record.attempts - 1), 15_000),
    };
  }
}
