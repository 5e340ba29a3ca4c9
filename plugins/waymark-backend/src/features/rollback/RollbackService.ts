import type { Entity } from '@backstage/catalog-model';
import type {
  Rollback,
  RollbackPreview,
} from 'backstage-plugin-waymark-common';

/** What a person asks for. */
export type RequestRollbackOptions = {
  /** Entity ref of the model */
  modelRef: string;
  entity?: Entity;
  environment: string;
  /** The last known good version when absent */
  toVersion?: string;
  reason: string;
  /** Entity ref of who asks */
  requestedBy: string;
  /** The same key of the same person for the same model asks once */
  idempotencyKey?: string;
};

/** Takes models back to a version that served before. */
export interface RollbackService {
  /**
   * What a rollback would change, an option an environment: of the one asked
   * about, else of twenty at most, those of production and the latest first
   */
  preview(options: {
    modelRef: string;
    entity?: Entity;
    environment?: string;
  }): Promise<RollbackPreview>;
  /**
   * Keeps a rollback, durable when it returns. `advance` puts the request in
   * the ledger and only then asks the platform.
   *
   * @throws InputError for an environment or a version that is none of the
   * model's
   * @throws ConflictError when it is not possible now, in words for people
   */
  request(options: RequestRollbackOptions): Promise<Rollback>;
  /** @throws NotFoundError */
  get(id: string): Promise<Rollback>;
  /** Rollbacks of one model, newest first */
  list(modelRef: string, options?: { limit: number }): Promise<Rollback[]>;
  /**
   * Withdraws a rollback before any platform was asked.
   *
   * @throws NotFoundError
   * @throws ConflictError when it is too late
   */
  cancel(id: string, options: { cancelledBy: string }): Promise<Rollback>;
  /**
   * Moves on whatever is due: call it after a request, every two seconds, and
   * with `model` when that model's projection changed. Safe to call at any time
   * on any number of replicas; never rejects.
   */
  advance(options?: { model?: string }): Promise<void>;
}
