import { ProjectRow } from '../store/rows';

/** @public */
export function projectUrl(project: ProjectRow): string {
  return `/${project.namespace}/${project.path}`;
}
