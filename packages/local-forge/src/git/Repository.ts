import { mkdirSync } from 'node:fs';
import { NotFoundError } from '@backstage/errors';
import { commitFormat, parseCommit, type Commit } from './Commit';
import { git, safeRepositoryPath, safeRevision } from './git';

/** @public */
export interface TreeEntry {
  mode: string;
  type: string;
  id: string;
  path: string;
}

/**
 * Reads a bare repository.
 *
 * @public
 */
export class Repository {
  constructor(readonly directory: string) {}

  async init(defaultBranch: string): Promise<void> {
    mkdirSync(this.directory, { recursive: true });
    await git(this.directory, [
      'init',
      '-q',
      '--bare',
      `--initial-branch=${safeRevision(defaultBranch)}`,
      '.',
    ]);
    await git(this.directory, ['config', 'http.receivepack', 'true']);
    await git(this.directory, [
      'config',
      'uploadpack.allowAnySHA1InWant',
      'true',
    ]);
  }

  async setDefaultBranch(branch: string): Promise<void> {
    await git(this.directory, [
      'symbolic-ref',
      'HEAD',
      `refs/heads/${safeRevision(branch)}`,
    ]);
  }

  /** The branches and what they point to. */
  async branches(): Promise<Map<string, string>> {
    const listed = await git(this.directory, [
      'for-each-ref',
      '--format=%(objectname) %(refname:lstrip=2)',
      'refs/heads',
    ]);
    return new Map(
      listed
        .toString()
        .split('\n')
        .filter(Boolean)
        .map(line => [line.slice(41), line.slice(0, 40)]),
    );
  }

  /**
   * The commit a revision stands for.
   *
   * @throws NotFoundError when there is none
   */
  async resolve(revision: string): Promise<string> {
    const found = await git(this.directory, [
      'rev-parse',
      '--verify',
      '--quiet',
      `${safeRevision(revision)}^{commit}`,
    ]).catch(() => {
      throw new NotFoundError(`404 Commit '${revision}' Not Found`);
    });
    return found.toString().trim();
  }

  async commits(
    revision: string,
    options: { path?: string; limit?: number; skip?: number } = {},
  ): Promise<Commit[]> {
    const listed = await git(this.directory, [
      'log',
      '-z',
      `--format=${commitFormat}%x1e`,
      `--max-count=${options.limit ?? 100}`,
      `--skip=${options.skip ?? 0}`,
      safeRevision(revision),
      '--',
      ...(options.path ? [safeRepositoryPath(options.path)] : []),
    ]);
    return listed
      .toString()
      .split('\x1e')
      .map(record => record.replace(/^\0/, ''))
      .filter(Boolean)
      .map(parseCommit);
  }

  async commit(revision: string): Promise<Commit> {
    const sha = await this.resolve(revision);
    return (await this.commits(sha, { limit: 1 }))[0];
  }

  async tree(
    revision: string,
    path: string = '',
    recursive = false,
  ): Promise<TreeEntry[]> {
    const folder = path ? `${safeRepositoryPath(path)}/` : '';
    const listed = await git(this.directory, [
      'ls-tree',
      '-z',
      ...(recursive ? ['-r', '-t'] : []),
      await this.resolve(revision),
      '--',
      ...(folder ? [folder] : []),
    ]);
    return listed
      .toString()
      .split('\0')
      .filter(Boolean)
      .map(line => {
        const [meta, name] = line.split('\t');
        const [mode, type, id] = meta.split(' ');
        return { mode, type, id, path: name };
      });
  }

  async blobId(revision: string, path: string): Promise<string> {
    const sha = await this.resolve(revision);
    const [entry] = await git(this.directory, [
      'ls-tree',
      '-z',
      sha,
      '--',
      safeRepositoryPath(path),
    ]).then(out => out.toString().split('\0').filter(Boolean));
    const [, type, id] = entry?.split('\t')[0].split(' ') ?? [];
    if (type !== 'blob') {
      throw new NotFoundError('404 File Not Found');
    }
    return id;
  }

  blob(id: string): Promise<Buffer> {
    return git(this.directory, ['cat-file', 'blob', id]);
  }

  archive(sha: string, prefix: string, path?: string): Promise<Buffer> {
    return git(this.directory, [
      'archive',
      '--format=tar.gz',
      `--prefix=${prefix}/`,
      safeRevision(sha),
      ...(path ? ['--', safeRepositoryPath(path)] : []),
    ]);
  }

  async diff(from: string | undefined, to: string): Promise<string> {
    const out = await git(this.directory, [
      ...(from
        ? ['diff', '--no-color', safeRevision(from), safeRevision(to)]
        : ['show', '--no-color', '--format=', safeRevision(to)]),
      '--',
    ]);
    return out.toString();
  }
}
