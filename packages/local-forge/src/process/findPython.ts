import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * The first of `candidates` that can import scikit-learn, as the path of the
 * interpreter itself; `python3` when none can.
 *
 * @public
 */
export async function findPython(
  candidates: string[] = ['python3', '/usr/bin/python3'],
): Promise<string> {
  for (const candidate of candidates) {
    try {
      const { stdout } = await run(
        candidate,
        ['-c', 'import sys, sklearn; print(sys.executable)'],
        { timeout: 30_000 },
      );
      return stdout.trim();
    } catch {
      // Not there, or without scikit-learn: the next one may do.
    }
  }
  return 'python3';
}
