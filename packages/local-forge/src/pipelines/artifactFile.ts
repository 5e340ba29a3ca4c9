import { existsSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { NotFoundError } from '@backstage/errors';
import { safeRepositoryPath } from '../git/git';
import { ForgePaths } from '../store/ForgePaths';
import { JobRow, PipelineRow } from '../store/rows';
import { artifactsFolder } from './artifactsFolder';

/**
 * Where a file among a job's artifacts lies.
 *
 * @throws NotFoundError when there is none, or it leads out of the artifacts
 * @public
 */
export function artifactFile(
  paths: ForgePaths,
  pipeline: PipelineRow,
  job: JobRow,
  path: string,
): string {
  const folder = artifactsFolder(
    paths.workspace(pipeline.projectId, pipeline.id),
    job.name,
  );
  const file = join(folder, safeRepositoryPath(path));
  // A job may have left a link.
  if (
    !existsSync(file) ||
    !realpathSync(file).startsWith(realpathSync(folder) + sep) ||
    !statSync(file).isFile()
  ) {
    throw new NotFoundError('404 Artifact Not Found');
  }
  return file;
}
