import type { RollbackChange, RollbackRecord } from './RollbackRecord';

/** A rollback held by one worker for a while. */
export type RollbackClaim = { record: RollbackRecord; lease: string };

/** Keeps rollbacks; safe with several replicas on one database. */
export interface RollbackStore {
  /**
   * @throws ConflictError when one is active in that environment of the model,
   * or the requester used the idempotency key before
   */
  insert(record: RollbackRecord): Promise<void>;
  get(id: string): Promise<RollbackRecord | undefined>;
  findByKey(key: {
    model: string;
    requestedBy: string;
    idempotencyKey: string;
  }): Promise<RollbackRecord | undefined>;
  /** Of one model, newest first */
  list(model: string, options?: { limit: number }): Promise<RollbackRecord[]>;
  /**
   * Takes the rollbacks that are due for the caller alone until `leaseUntil`.
   * With `model`, those of this model that wait for their platform are due at
   * once.
   */
  claimDue(options: {
    now: number;
    leaseUntil: number;
    limit: number;
    model?: string;
  }): Promise<RollbackClaim[]>;
  /** Writes while the claim still holds and prolongs it; false when it is lost */
  update(
    claim: RollbackClaim,
    change: RollbackChange,
    leaseUntil: number,
  ): Promise<boolean>;
  release(claim: RollbackClaim): Promise<void>;
  /** Cancels what no executor was ever asked for; false when that is too late */
  cancel(
    id: string,
    change: Required<Pick<RollbackChange, 'endedAt' | 'endedBy' | 'wakeAt'>>,
  ): Promise<boolean>;
}
