import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { InputError } from '@backstage/errors';

function tar(args: string[], input: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn('tar', args, { stdio: ['pipe', 'pipe', 'pipe'] });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', chunk => out.push(chunk));
    child.stderr.on('data', chunk => err.push(chunk));
    child.once('error', reject);
    child.once('close', code =>
      code === 0
        ? resolve(Buffer.concat(out).toString())
        : reject(
            new InputError(
              `The body is not a gzipped tar: ${Buffer.concat(err)
                .toString()
                .trim()}`,
            ),
          ),
    );
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

/**
 * Unpacks a gzipped tar into a folder.
 *
 * @throws InputError when it is none, or names files outside the folder
 * @public
 */
export async function unpackBundle(
  bundle: Buffer,
  folder: string,
): Promise<void> {
  const names = (await tar(['-tzf', '-'], bundle)).split('\n').filter(Boolean);
  const astray = names.find(
    name => name.startsWith('/') || name.split('/').includes('..'),
  );
  if (astray !== undefined) {
    throw new InputError(`The body holds a file outside its folder: ${astray}`);
  }
  if (names.length === 0) {
    throw new InputError('The body holds no files');
  }
  mkdirSync(folder, { recursive: true });
  await tar(['-xzf', '-', '--no-same-owner', '-C', folder], bundle);
}
