import { join } from 'node:path';

/**
 * Where everything lies under the forge's state directory. Only numbers the
 * forge itself gave out become part of a path.
 *
 * @public
 */
export class ForgePaths {
  constructor(readonly home: string) {}

  get counters() {
    return join(this.home, 'counters.json');
  }

  get namespaces() {
    return join(this.home, 'namespaces.json');
  }

  get demo() {
    return join(this.home, 'demo.json');
  }

  get projects() {
    return join(this.home, 'projects');
  }

  get runtime() {
    return join(this.home, 'runtime');
  }

  get jobHome() {
    return join(this.home, 'job-home');
  }

  project(id: number) {
    return join(this.projects, String(id));
  }

  projectFile(id: number) {
    return join(this.project(id), 'project.json');
  }

  repository(id: number) {
    return join(this.project(id), 'repository.git');
  }

  pipelines(id: number) {
    return join(this.project(id), 'pipelines');
  }

  deployments(id: number) {
    return join(this.project(id), 'deployments');
  }

  trace(id: number, jobId: number) {
    return join(this.project(id), 'traces', `${jobId}.log`);
  }

  work(id: number) {
    return join(this.project(id), 'work');
  }

  workspace(id: number, pipelineId: number) {
    return join(this.work(id), String(pipelineId));
  }
}
