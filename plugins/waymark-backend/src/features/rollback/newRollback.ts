import { randomUUID } from 'node:crypto';
import type { RollbackOption } from 'backstage-plugin-waymark-common';
import type { RollbackRecord } from './RollbackRecord';
import type { RequestRollbackOptions } from './RollbackService';

/** What is kept of a request the preview allows; due at once. */
export function newRollback(
  asked: RequestRollbackOptions,
  option: RollbackOption,
  now: number,
): RollbackRecord {
  return {
    id: randomUUID(),
    model: asked.modelRef,
    environment: asked.environment,
    fromVersion: option.fromVersion ?? undefined,
    toVersion: option.toVersion!,
    reverts: option.reverts ?? undefined,
    reason: asked.reason,
    requestedBy: asked.requestedBy,
    requestedAt: now,
    idempotencyKey: asked.idempotencyKey,
    state: 'requested',
    attempts: 0,
    steps: [],
    wakeAt: now,
  };
}
