import { spawn } from 'node:child_process';
import { InputError, NotFoundError } from '@backstage/errors';

/** The configuration of the person who runs the forge must not matter. */
export const gitEnvironment: Record<string, string> = {
  PATH: process.env.PATH ?? '/usr/bin:/bin',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_TERMINAL_PROMPT: '0',
  // Repositories lie in a directory that need not belong to the user.
  GIT_CONFIG_COUNT: '1',
  GIT_CONFIG_KEY_0: 'safe.directory',
  GIT_CONFIG_VALUE_0: '*',
};

/**
 * Runs git in a repository and returns what it wrote.
 *
 * @param options - `input` is what it reads, `env` what its environment has too
 * @throws NotFoundError when git fails, with its own words
 * @public
 */
export function git(
  directory: string,
  args: string[],
  options: { input?: Buffer; env?: Record<string, string> } = {},
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', args, {
      cwd: directory,
      env: { ...gitEnvironment, ...options.env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    // A git that ends before it has read all says itself why
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.input);
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', chunk => out.push(chunk));
    child.stderr.on('data', chunk => err.push(chunk));
    child.once('error', reject);
    child.once('close', code =>
      code === 0
        ? resolve(Buffer.concat(out))
        : reject(
            new NotFoundError(
              `git ${args[0]}: ${Buffer.concat(err).toString().trim()}`,
            ),
          ),
    );
  });
}

/**
 * A revision fit to be an argument of git.
 *
 * @throws InputError when it could be taken for an option or a range
 * @public
 */
export function safeRevision(revision: string): string {
  if (
    !/^[A-Za-z0-9_][A-Za-z0-9_./~^@+-]*$/.test(revision) ||
    revision.includes('..') ||
    revision.includes('@{')
  ) {
    throw new InputError(`'${revision}' is not a revision`);
  }
  return revision;
}

/**
 * A file's path within a repository.
 *
 * @throws InputError when it leads elsewhere
 * @public
 */
export function safeRepositoryPath(path: string): string {
  const segments = path.replace(/^\/+|\/+$/g, '').split('/');
  if (path.includes('\0') || segments.some(s => s === '..' || s === '.')) {
    throw new InputError(`'${path}' is not a path in a repository`);
  }
  return segments.join('/');
}
