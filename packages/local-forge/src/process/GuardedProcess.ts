import { spawn, ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { guardScript } from './guardScript';

/** @public */
export interface GuardedProcessOptions {
  command: string[];
  cwd: string;
  env: Record<string, string>;
  /** Told of each line of output, standard output and error together. */
  onLine: (line: string) => void;
}

/** How long a process group may hold its output open after its command ended. */
const lingerMs = 2500;

/**
 * A command in a process group of its own that ends with the forge.
 *
 * @public
 */
export class GuardedProcess {
  readonly exited: Promise<number>;

  static start(options: GuardedProcessOptions): GuardedProcess {
    const child = spawn(
      'sh',
      ['-c', `exec 2>&1\n${guardScript}`, 'guard', ...options.command],
      {
        cwd: options.cwd,
        env: options.env,
        detached: true,
        stdio: ['pipe', 'pipe', 'ignore'],
      },
    );
    return new GuardedProcess(child, options.onLine);
  }

  private constructor(
    private readonly child: ChildProcess,
    onLine: (line: string) => void,
  ) {
    // Writing to a guard that is gone is no news: its exit is what counts.
    child.stdin!.on('error', () => undefined);
    const lines = createInterface({ input: child.stdout! });
    lines.on('line', onLine);
    const drained = new Promise<void>(resolve => lines.once('close', resolve));
    this.exited = new Promise<number>(resolve => {
      child.once('error', error => {
        onLine(String(error));
        resolve(127);
      });
      child.once('exit', (code, signal) => {
        this.stop();
        const lingering = setTimeout(() => {
          child.stdout!.destroy();
          lines.close();
        }, lingerMs);
        drained.then(() => {
          clearTimeout(lingering);
          resolve(code ?? (signal ? 143 : 1));
        });
      });
    });
  }

  /** Asks the whole group to end, and ends it a second later. */
  stop(): void {
    this.child.stdin!.end();
  }
}
