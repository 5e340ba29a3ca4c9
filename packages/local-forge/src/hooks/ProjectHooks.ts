import { ForgeLog } from '../ForgeLog';
import { noCommit } from '../git/noCommit';
import { Push } from '../git/gitRouter';
import { Commit } from '../git/Commit';
import { Repository } from '../git/Repository';
import { PipelineListener } from '../pipelines/RunnerContext';
import { ForgeStore } from '../store/ForgeStore';
import {
  DeploymentRow,
  HookRow,
  JobRow,
  PipelineRow,
  ProjectRow,
} from '../store/rows';
import { deploymentPayload } from './deploymentPayload';
import { HookSender } from './HookSender';
import { jobPayload } from './jobPayload';
import { pipelinePayload } from './pipelinePayload';
import { pushPayload } from './pushPayload';

type Wanted =
  | 'push_events'
  | 'pipeline_events'
  | 'job_events'
  | 'deployment_events';

/**
 * Tells a project's webhooks what happened in it.
 *
 * @public
 */
export class ProjectHooks implements PipelineListener {
  private order: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly store: ForgeStore,
    private readonly sender: HookSender,
    private readonly baseUrl: string,
    private readonly log: ForgeLog,
  ) {}

  pipelineChanged(project: ProjectRow, pipeline: PipelineRow): void {
    const row = structuredClone(pipeline);
    this.tell(project, 'pipeline_events', 'Pipeline Hook', row.sha, commit =>
      pipelinePayload(this.baseUrl, project, row, commit),
    );
  }

  jobChanged(project: ProjectRow, pipeline: PipelineRow, job: JobRow): void {
    const row = structuredClone(pipeline);
    const jobRow = structuredClone(job);
    this.tell(project, 'job_events', 'Job Hook', row.sha, commit =>
      jobPayload(this.baseUrl, project, row, jobRow, commit),
    );
  }

  deploymentChanged(project: ProjectRow, deployment: DeploymentRow): void {
    const row = { ...deployment };
    this.tell(
      project,
      'deployment_events',
      'Deployment Hook',
      row.sha,
      commit => deploymentPayload(this.baseUrl, project, row, commit),
    );
  }

  pushed(project: ProjectRow, push: Push): void {
    this.tell(project, 'push_events', 'Push Hook', push.after, async () => {
      const repository = this.repository(project);
      const commits = await repository.commits(push.after, { limit: 20 });
      const known = commits.findIndex(commit => commit.id === push.before);
      return pushPayload(
        this.baseUrl,
        project,
        push,
        push.before === noCommit || known < 0
          ? commits
          : commits.slice(0, known),
      );
    });
  }

  /** Resolves when all that happened so far was handed to the sender. */
  async settled(): Promise<void> {
    await this.order;
  }

  private repository(project: ProjectRow): Repository {
    return new Repository(this.store.paths.repository(project.id));
  }

  private tell(
    project: ProjectRow,
    wanted: Wanted,
    event: string,
    sha: string,
    makePayload: (commit: Commit) => unknown | Promise<unknown>,
  ): void {
    const hooks = project.hooks.filter((hook: HookRow) => hook[wanted]);
    if (hooks.length === 0) {
      return;
    }
    // The commit is read meanwhile; what happened first is still told first.
    this.order = this.order
      .then(async () => {
        const commit = await this.repository(project).commit(sha);
        const payload = await makePayload(commit);
        for (const hook of hooks) {
          this.sender.send(hook, event, payload);
        }
      })
      .catch(error => this.log(`${event}: ${error}`));
  }
}
