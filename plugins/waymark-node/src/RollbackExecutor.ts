import type { Entity } from '@backstage/catalog-model';

/** What the engine asks an executor to do. @public */
export type RollbackDispatch = {
  /** Id of the portal's request; the platform's event must carry it back */
  id: string;
  model: Entity;
  /** Entity ref of the model */
  modelRef: string;
  environment: string;
  fromVersion?: string;
  toVersion: string;
  /** Event id of the deployment to undo */
  reverts?: string;
  reason: string;
  /** Entity ref of who asked */
  requestedBy: string;
};

/** A run the platform started for a rollback. @public */
export type RollbackRun = {
  id: string;
  url?: string;
};

/** How a run stands; `steps` are the platform's own, in order. @public */
export type RollbackRunStatus = {
  state: 'running' | 'succeeded' | 'failed';
  url?: string;
  /** What went wrong, in the platform's words */
  message?: string;
  steps: {
    name: string;
    state: 'waiting' | 'running' | 'done' | 'failed';
    url?: string;
    /** ISO 8601 */
    at?: string;
  }[];
};

/**
 * Acts on the platform that deploys a model. It only ever starts the
 * platform's own rollback: a rollback counts as done when the platform's
 * `service.rolledback` event has come in, never before.
 *
 * @public
 */
export interface RollbackExecutor {
  /** Name of the platform, `gitlab` */
  readonly id: string;
  /** Whether this executor is the one for a model */
  supports(model: Entity): boolean;
  /** The CloudEvents sources whose `service.rolledback` confirms its runs */
  confirmedBy?(model: Entity): string[];
  /**
   * Starts the rollback and returns at once, within 30 seconds. Asked again for
   * the same `dispatch.id` it finds the run it started rather than starting
   * another.
   *
   * @throws when the platform refuses, with a message that says what to do. An
   * `AuthenticationError`, `ConflictError`, `InputError`, `NotAllowedError` or
   * `NotFoundError` is final; after any other it is asked again for a minute
   */
  dispatch(dispatch: RollbackDispatch): Promise<RollbackRun>;
  /** How a run it started stands */
  getStatus(model: Entity, run: RollbackRun): Promise<RollbackRunStatus>;
}
