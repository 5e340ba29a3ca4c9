import type { Rollback, RollbackStep } from 'backstage-plugin-waymark-common';
import { isActive, type RollbackRecord } from './RollbackRecord';

/** A record as the API shows it. */
export function toRollback(record: RollbackRecord): Rollback {
  return {
    id: record.id,
    model: record.model,
    environment: record.environment,
    fromVersion: record.fromVersion ?? null,
    toVersion: record.toVersion,
    reverts: record.reverts ?? null,
    reason: record.reason,
    requestedBy: record.requestedBy,
    requestedAt: toIso(record.requestedAt)!,
    state: record.state,
    steps: [...toSteps(record)],
    executor: record.executor ?? null,
    run:
      record.runId === undefined
        ? null
        : { id: record.runId, url: record.runUrl ?? null },
    confirmedBy: record.confirmedBy ?? null,
    endedAt: toIso(record.endedAt),
    message: record.message ?? null,
  };
}

function* toSteps(record: RollbackRecord): Generator<RollbackStep> {
  const ended = toIso(record.endedAt);
  yield step('Requested', 'done', toIso(record.requestedAt));
  if (record.state === 'cancelled') {
    yield step('Cancelled', 'done', ended);
    return;
  }
  const platform = record.executor ?? 'the platform';
  const dispatched = record.dispatchedAt !== undefined;
  yield {
    ...step(
      `Sent to ${platform}`,
      dispatched ? 'done' : stateBefore(record),
      toIso(record.dispatchedAt) ?? (record.state === 'failed' ? ended : null),
    ),
    url: record.runUrl ?? null,
  };
  for (const { name, state, url, at } of record.steps) {
    yield { ...step(name, state, at ?? null), url: url ?? null };
  }
  yield confirmation(record, dispatched, ended);
}

function stateBefore(record: RollbackRecord): RollbackStep['state'] {
  if (record.state === 'failed') return 'failed';
  return record.attempts > 0 ? 'running' : 'waiting';
}

function confirmation(
  record: RollbackRecord,
  dispatched: boolean,
  ended: string | null,
): RollbackStep {
  const name = 'Confirmed by the platform';
  if (record.state === 'confirmed') return step(name, 'done', ended);
  if (!dispatched) return step(name, 'waiting', null);
  if (!isActive(record)) return step(name, 'failed', ended);
  const runs = record.runState === 'succeeded';
  return step(name, runs ? 'running' : 'waiting', null);
}

function step(
  name: string,
  state: RollbackStep['state'],
  at: string | null,
): RollbackStep {
  return { name, state, url: null, at };
}

function toIso(time: number | undefined): string | null {
  return time === undefined ? null : new Date(time).toISOString();
}
