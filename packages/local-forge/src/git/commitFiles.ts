import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputError } from '@backstage/errors';
import { git, safeRepositoryPath, safeRevision } from './git';
import { noCommit } from './noCommit';
import type { Repository } from './Repository';

/** A file to write, or to delete where it has no content. @public */
export interface FileChange {
  path: string;
  content?: Buffer;
  executable?: boolean;
}

/**
 * Commits files to a branch of a bare repository, without a working copy. In
 * an empty one this makes the branch.
 *
 * @returns the commits the branch pointed to before and points to now
 * @public
 */
export async function commitFiles(
  repository: Repository,
  branch: string,
  options: { message: string; changes: FileChange[]; author: string },
): Promise<{ before: string; after: string }> {
  const { message, changes, author } = options;
  const isFirst = (await repository.branches()).size === 0;
  const before = isFirst
    ? noCommit
    : await repository.resolve(`refs/heads/${branch}`);
  const folder = mkdtempSync(join(tmpdir(), 'forge-index-'));
  const email = `${author.replace(/\W+/g, '-')}@localhost`;
  const env = {
    GIT_INDEX_FILE: join(folder, 'index'),
    GIT_AUTHOR_NAME: author,
    GIT_AUTHOR_EMAIL: email,
    GIT_COMMITTER_NAME: author,
    GIT_COMMITTER_EMAIL: email,
  };
  const run = async (args: string[], input?: Buffer) =>
    (await git(repository.directory, args, { env, input })).toString().trim();
  try {
    await run(['read-tree', isFirst ? '--empty' : before]);
    for (const { path, content, executable } of changes) {
      const file = safeRepositoryPath(path);
      if (!content) {
        // Mode 0 deletes; `--force-remove` would need a working copy
        const gone = Buffer.from(`0 ${noCommit}\t${file}\0`);
        await run(['update-index', '-z', '--index-info'], gone);
        continue;
      }
      const blob = await run(['hash-object', '-w', '--stdin'], content);
      const mode = executable ? '100755' : '100644';
      await run([
        ...['update-index', '--add', '--cacheinfo'],
        `${mode},${blob},${file}`,
      ]);
    }
    const tree = await run(['write-tree']);
    const after = await run(
      ['commit-tree', tree, ...(isFirst ? [] : ['-p', before])],
      Buffer.from(message),
    );
    await run([
      ...['update-ref', `refs/heads/${safeRevision(branch)}`],
      ...[after, before],
    ]);
    return { before, after };
  } catch (error) {
    throw new InputError(`Nothing was committed to ${branch}`, error);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
