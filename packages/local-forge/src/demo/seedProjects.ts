import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { ResponseError } from '@backstage/errors';
import type { ForgeLog } from '../ForgeLog';

/** @public */
export interface SeedProjectsOptions {
  /** Holds a folder for each project, with its files */
  folder: string;
  forgeUrl: string;
  token: string;
  log: ForgeLog;
}

/**
 * Makes the demonstration's projects that are not there yet, in the group
 * `models`, each with one commit that starts no pipeline. What people made of
 * them since stays.
 *
 * @public
 */
export async function seedProjects(
  options: SeedProjectsOptions,
): Promise<void> {
  for (const entry of readdirSync(options.folder, { withFileTypes: true })) {
    if (entry.isDirectory()) await seedProject(options, entry.name);
  }
}

async function seedProject(
  options: SeedProjectsOptions,
  name: string,
): Promise<void> {
  const project = `/projects/${encodeURIComponent(`models/${name}`)}`;
  const made = await call(options, 'POST', '/projects', {
    name,
    description: 'A project of the demonstration',
    visibility: 'internal',
  });
  // It may have been stopped between the project and its first commit
  const branches = await call(options, 'GET', `${project}/repository/branches`);
  if (!made && branches.length > 0) return;
  const folder = join(options.folder, name);
  await call(options, 'POST', `${project}/repository/commits`, {
    branch: 'main',
    commit_message: 'Add what there is [skip ci]',
    actions: filesIn(folder).map(file => ({
      action: 'create',
      file_path: relative(folder, file).split(sep).join('/'),
      content: readFileSync(file, 'utf8'),
    })),
  });
  options.log(`made the project models/${name}`);
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .filter(file => !file.includes('__pycache__'));
}

/** @returns what it answered; nothing where it is there already */
async function call(
  { forgeUrl, token }: SeedProjectsOptions,
  method: string,
  path: string,
  body?: object,
): Promise<any> {
  const response = await fetch(`${forgeUrl}/api/v4${path}`, {
    method,
    headers: { 'PRIVATE-TOKEN': token, 'Content-Type': 'application/json' },
    body: body && JSON.stringify(body),
  });
  if (response.status === 409) return undefined;
  if (!response.ok) throw await ResponseError.fromResponse(response);
  return response.json();
}
