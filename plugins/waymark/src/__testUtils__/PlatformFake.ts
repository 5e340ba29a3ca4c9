import { ConflictError } from '@backstage/errors';
import type {
  Rollback,
  RollbackOption,
  WaymarkApi,
} from 'backstage-plugin-waymark-common';
import { sampleOption, sampleRef, sampleRollback } from './samples';

type RollbackMethods = Pick<
  WaymarkApi,
  'previewRollback' | 'requestRollback' | 'getRollback' | 'cancelRollback'
>;

/** A backend and a platform that a test moves on by hand. */
export class PlatformFake implements RollbackMethods {
  rollback?: Rollback;
  options: RollbackOption[] = [sampleOption()];
  readonly keys: (string | undefined)[] = [];
  /** Thrown, once each, in place of an answer; after taking the request when `late` */
  readonly faults: { error: Error; late?: boolean }[] = [];

  previewRollback: WaymarkApi['previewRollback'] = async () => ({
    model: sampleRef,
    items: this.options.map(option => ({
      ...option,
      active:
        this.rollback?.environment === option.environment &&
        ['requested', 'dispatched'].includes(this.rollback.state)
          ? this.rollback.id
          : option.active,
    })),
  });

  requestRollback: WaymarkApi['requestRollback'] = async (
    _ref,
    request,
    options,
  ) => {
    this.keys.push(options?.idempotencyKey);
    const fault = this.faults.shift();
    if (!fault || fault.late) {
      this.rollback = sampleRollback({
        environment: request.environment,
        toVersion: request.toVersion,
        reason: request.reason,
      });
    }
    if (fault) throw fault.error;
    return this.rollback!;
  };

  getRollback: WaymarkApi['getRollback'] = async () => this.rollback!;

  cancelRollback: WaymarkApi['cancelRollback'] = async () => {
    if (this.rollback?.state !== 'requested') {
      throw new ConflictError('The platform has been asked already.');
    }
    return this.move({ state: 'cancelled', endedAt: new Date().toISOString() });
  };

  /** What the platform did since. */
  move(change: Partial<Rollback>): Rollback {
    this.rollback = { ...this.rollback!, ...change };
    return this.rollback;
  }
}
