import type { Entity } from '@backstage/catalog-model';
import type {
  RollbackDispatch,
  RollbackExecutor,
  RollbackRun,
  RollbackRunStatus,
} from 'backstage-plugin-waymark-node';

/** A platform that remembers the runs it was asked for, as GitLab does. */
export class FakePlatform implements RollbackExecutor {
  readonly id = 'fake';
  readonly runs = new Map<string, RollbackDispatch>();
  calls = 0;
  beforeRun = async () => {};
  afterRun = async () => {};
  status: RollbackRunStatus = { state: 'running', steps: [] };

  supports(model: Entity) {
    return model.metadata.name === 'credit-risk';
  }

  async dispatch(dispatch: RollbackDispatch): Promise<RollbackRun> {
    this.calls += 1;
    await this.beforeRun();
    this.runs.set(dispatch.id, dispatch);
    await this.afterRun();
    return { id: `run-of-${dispatch.id}`, url: 'https://forge/runs/1' };
  }

  async getStatus(): Promise<RollbackRunStatus> {
    return this.status;
  }
}
