import { join } from 'node:path';
import { ciLocalState } from './ciLocal';

/**
 * Where gitlab-ci-local keeps a job's artifacts: what a file name cannot hold
 * of the job's name is written in base64url.
 *
 * @public
 */
export function artifactsFolder(workspace: string, jobName: string): string {
  const folder = jobName.replace(/[^\w-]+/g, odd =>
    Buffer.from(odd).toString('base64url'),
  );
  return join(workspace, ciLocalState, 'artifacts', folder);
}
