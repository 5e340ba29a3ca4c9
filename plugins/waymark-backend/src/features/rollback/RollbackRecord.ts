import type { RollbackState } from 'backstage-plugin-waymark-common';
import type { RollbackRunStatus } from 'backstage-plugin-waymark-node';

/** A rollback as the store keeps it. Times epoch milliseconds. */
export type RollbackRecord = {
  id: string;
  /** Entity ref */
  model: string;
  environment: string;
  fromVersion?: string;
  toVersion: string;
  /** Event id of the deployment to undo */
  reverts?: string;
  reason: string;
  /** Entity ref */
  requestedBy: string;
  requestedAt: number;
  idempotencyKey?: string;
  state: RollbackState;
  /** The last state that stands in the ledger; the worker sees to the rest */
  recordedState?: RollbackState;
  executor?: string;
  /** Counted before the executor is called, so 0 means it never was */
  attempts: number;
  firstAttemptAt?: number;
  dispatchedAt?: number;
  runId?: string;
  runUrl?: string;
  runState?: RollbackRunStatus['state'];
  runEndedAt?: number;
  /** The platform's own */
  steps: RollbackRunStatus['steps'];
  /** Event id of the platform's `service.rolledback` */
  confirmedBy?: string;
  /** Entity ref of who cancelled */
  endedBy?: string;
  endedAt?: number;
  message?: string;
  /** When to look again; undefined when nothing is left to do */
  wakeAt?: number;
};

/** What a step of the worker changes; a key set to undefined is emptied. */
export type RollbackChange = Partial<Omit<RollbackRecord, 'id' | 'model'>>;

/** Whether a rollback still blocks another one in its environment. */
export function isActive(record: RollbackRecord): boolean {
  return record.state === 'requested' || record.state === 'dispatched';
}
