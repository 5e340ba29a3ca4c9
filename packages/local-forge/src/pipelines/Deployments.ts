import {
  DeploymentStatus,
  JobRow,
  PipelineRow,
  ProjectRow,
} from '../store/rows';
import { RunnerContext } from './RunnerContext';

/**
 * Records what jobs with an environment deploy, as GitLab does.
 *
 * @public
 */
export class Deployments {
  constructor(private readonly context: RunnerContext) {}

  /** A job begins: its environment exists from now on, its deployment runs. */
  start(project: ProjectRow, pipeline: PipelineRow, job: JobRow): void {
    const { store, listener } = this.context;
    const { environment } = job;
    if (environment?.action !== 'start') {
      return;
    }
    const now = new Date().toISOString();
    let row = project.environments.find(e => e.name === environment.name);
    if (!row) {
      row = {
        id: store.nextId('environment'),
        name: environment.name,
        tier: environment.tier,
        state: 'available',
        createdAt: now,
      };
      project.environments.push(row);
    }
    row.tier = environment.tier;
    row.externalUrl = environment.url ?? row.externalUrl;
    row.state = 'available';
    store.saveProject(project);
    const deployment = {
      id: store.nextId('deployment'),
      iid: store.nextId(`deployment-${project.id}`),
      projectId: project.id,
      pipelineId: pipeline.id,
      jobId: job.id,
      environment: environment.name,
      tier: environment.tier,
      externalUrl: environment.url,
      sha: pipeline.sha,
      ref: pipeline.ref,
      status: 'running' as const,
      createdAt: now,
      updatedAt: now,
    };
    store.saveDeployment(deployment);
    listener.deploymentChanged(project, deployment);
  }

  /** The job ended, and its deployment with it. */
  finish(project: ProjectRow, job: JobRow): void {
    const { store, listener } = this.context;
    if (job.environment?.action === 'stop' && job.status === 'success') {
      const row = project.environments.find(
        e => e.name === job.environment!.name,
      );
      if (row) {
        row.state = 'stopped';
        store.saveProject(project);
      }
    }
    const deployment = store
      .deployments(project.id)
      .find(row => row.jobId === job.id && row.status === 'running');
    if (deployment) {
      deployment.status = job.status as DeploymentStatus;
      deployment.finishedAt = new Date().toISOString();
      store.saveDeployment(deployment);
      listener.deploymentChanged(project, deployment);
    }
  }
}
