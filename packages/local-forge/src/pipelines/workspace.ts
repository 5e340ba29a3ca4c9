import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { git } from '../git/git';
import { noCommit } from '../git/noCommit';
import { Commit } from '../git/Commit';
import { ForgePaths } from '../store/ForgePaths';
import { PipelineRow } from '../store/rows';

/** Older pipelines keep their traces; their files and artifacts go. */
const workspacesKept = 20;

/** Stands for the commit before the push, which `rules:changes` compares to. */
const beforeTag = 'forge-before';

/**
 * Checks a pipeline's commit out into a folder of its own.
 *
 * @public
 */
export async function createWorkspace(options: {
  paths: ForgePaths;
  pipeline: PipelineRow;
  commit: Commit;
  projectUrl: string;
}): Promise<string> {
  const { paths, pipeline, commit, projectUrl } = options;
  const work = paths.work(pipeline.projectId);
  mkdirSync(work, { recursive: true });
  const old = readdirSync(work)
    .map(Number)
    .sort((a, b) => b - a)
    .slice(workspacesKept);
  for (const id of old) {
    rmSync(join(work, String(id)), { recursive: true, force: true });
  }

  const workspace = paths.workspace(pipeline.projectId, pipeline.id);
  rmSync(workspace, { recursive: true, force: true });
  await git(work, [
    'clone',
    '-q',
    '--no-checkout',
    paths.repository(pipeline.projectId),
    workspace,
  ]);
  await git(workspace, ['checkout', '-q', '-B', pipeline.ref, pipeline.sha]);
  await git(workspace, ['remote', 'set-url', 'origin', `${projectUrl}.git`]);
  await git(workspace, ['config', 'user.name', commit.committerName]);
  await git(workspace, ['config', 'user.email', commit.committerEmail]);
  const before =
    pipeline.beforeSha === noCommit ? pipeline.sha : pipeline.beforeSha;
  await git(workspace, ['tag', '-f', beforeTag, before]);
  await git(workspace, [
    'symbolic-ref',
    'refs/remotes/origin/HEAD',
    `refs/remotes/origin/${beforeTag}`,
  ]);
  await git(workspace, [
    'update-ref',
    `refs/remotes/origin/${beforeTag}`,
    before,
  ]);
  return workspace;
}
