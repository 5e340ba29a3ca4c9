import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { InputError } from '@backstage/errors';

/** Where gitlab-ci-local keeps its files, within the workspace. */
export const ciLocalState = '.gitlab-ci-local';

/**
 * The command that runs gitlab-ci-local with this Node.
 *
 * @public
 */
export function ciLocalCommand(args: string[]): string[] {
  const root = dirname(require.resolve('gitlab-ci-local/package.json'));
  return [process.execPath, join(root, 'dist/index.js'), '--no-color', ...args];
}

/**
 * Hands variables over in the environment, where other users of the machine
 * cannot read them.
 *
 * @public
 */
export function ciLocalVariables(
  variables: Record<string, string>,
): Record<string, string> {
  const env: Record<string, string> = {
    // Ours are the real ones: no warning that they replace its own.
    GCL_IGNORE_PREDEFINED_VARS: Object.keys(variables).join(','),
  };
  for (const [key, value] of Object.entries(variables)) {
    env[`GCL_VARIABLE_${key}`] = value;
  }
  return env;
}

/**
 * Asks gitlab-ci-local about a pipeline, without running it.
 *
 * @throws InputError with its own words, when it refuses the file
 * @public
 */
export function askCiLocal(
  args: string[],
  options: { cwd: string; env: Record<string, string> },
): Promise<string> {
  const [command, ...rest] = ciLocalCommand(args);
  return new Promise((resolve, reject) => {
    execFile(
      command,
      rest,
      { ...options, maxBuffer: 64 * 1024 * 1024, timeout: 120_000 },
      (error, stdout, stderr) => {
        if (error) {
          const said = stderr
            .split('\n')
            .filter(line => !/^(parsing and|json schema validated)/.test(line));
          reject(new InputError(said.join('\n').trim() || String(error)));
        } else {
          resolve(stdout);
        }
      },
    );
  });
}
