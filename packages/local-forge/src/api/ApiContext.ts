import { NotFoundError } from '@backstage/errors';
import { Request } from 'express';
import { Repository } from '../git/Repository';
import { PipelineControl } from '../pipelines/PipelineControl';
import { PipelineFactory } from '../pipelines/PipelineFactory';
import { ForgeStore } from '../store/ForgeStore';
import { ProjectRow } from '../store/rows';

/**
 * What the API's resources share.
 *
 * @public
 */
export interface ApiContext {
  store: ForgeStore;
  pipelines: PipelineFactory;
  control: PipelineControl;
  /** Where people and jobs reach the forge, without a trailing slash. */
  baseUrl: string;
}

/**
 * The project a request names, by number or as `group%2Fname`.
 *
 * @throws NotFoundError when there is none
 * @public
 */
export function requestedProject(
  context: ApiContext,
  req: Request,
): ProjectRow {
  const project = context.store.project(req.params.project);
  if (!project) {
    throw new NotFoundError('404 Project Not Found');
  }
  return project;
}

/** @public */
export function repositoryOf(
  context: ApiContext,
  project: ProjectRow,
): Repository {
  return new Repository(context.store.paths.repository(project.id));
}

/** @public */
export function webUrlOf(context: ApiContext, project: ProjectRow): string {
  return `${context.baseUrl}/${project.namespace}/${project.path}`;
}
