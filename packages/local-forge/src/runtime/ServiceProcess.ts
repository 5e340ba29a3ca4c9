import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { GuardedProcess } from '../process/GuardedProcess';

const linesKept = 200;
const healthyWithinMs = 30_000;

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

/** @public */
export interface ServiceProcessOptions {
  command: string;
  folder: string;
  env: Record<string, string>;
}

/**
 * One started version of a service, on a loopback port of its own.
 *
 * @public
 */
export class ServiceProcess {
  private readonly lines: string[];
  private alive = true;

  static async start(options: ServiceProcessOptions): Promise<ServiceProcess> {
    const port = await freePort();
    const lines: string[] = [];
    const child = GuardedProcess.start({
      command: ['sh', '-c', options.command],
      cwd: options.folder,
      env: { ...options.env, PORT: String(port) },
      onLine: line => {
        lines.push(line);
        if (lines.length > linesKept) {
          lines.shift();
        }
      },
    });
    return new ServiceProcess(port, child, lines);
  }

  private constructor(
    readonly port: number,
    private readonly child: GuardedProcess,
    lines: string[],
  ) {
    this.lines = lines;
    child.exited.then(() => {
      this.alive = false;
    });
  }

  get exited(): Promise<number> {
    return this.child.exited;
  }

  get output(): string {
    return this.lines.join('\n');
  }

  /** Whether it answered `/health` with 200 before it ended or time ran out. */
  async becomesHealthy(): Promise<boolean> {
    const until = Date.now() + healthyWithinMs;
    while (this.alive && Date.now() < until) {
      if (await this.healthy()) {
        return true;
      }
      await Promise.race([sleep(100), this.exited]);
    }
    return false;
  }

  async stop(): Promise<void> {
    this.child.stop();
    await this.exited;
  }

  private async healthy(): Promise<boolean> {
    try {
      const response = await fetch(`http://127.0.0.1:${this.port}/health`, {
        signal: AbortSignal.timeout(2_000),
      });
      await response.arrayBuffer();
      return response.status === 200;
    } catch {
      // Not listening yet: asked again until time runs out.
      return false;
    }
  }
}
