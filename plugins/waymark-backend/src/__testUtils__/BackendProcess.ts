import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import type { JsonObject } from '@backstage/types';

const TOKEN = 'only-for-this-test';

/** A backend in a process of its own, over a given database. */
export class BackendProcess {
  #child?: ChildProcess;
  #log = '';

  static async create(database: JsonObject): Promise<BackendProcess> {
    return new BackendProcess(database, await freePort());
  }

  private constructor(
    private readonly database: JsonObject,
    private readonly port: number,
  ) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}/api/waymark`;
  }

  get headers(): Record<string, string> {
    return { Authorization: `Bearer ${TOKEN}` };
  }

  /** Starts it; returns at once */
  start(): void {
    const config = {
      app: { baseUrl: 'http://127.0.0.1' },
      backend: {
        baseUrl: `http://127.0.0.1:${this.port}`,
        listen: { host: '127.0.0.1', port: this.port },
        database: this.database,
        auth: {
          externalAccess: [
            { type: 'static', options: { token: TOKEN, subject: 'replay' } },
          ],
        },
      },
    };
    this.#child = spawn(
      process.execPath,
      [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        require.resolve('./runBackend.ts'),
      ],
      {
        env: {
          PATH: process.env.PATH,
          HOME: process.env.HOME,
          NODE_ENV: 'development',
          WAYMARK_TEST_CONFIG: JSON.stringify(config),
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on('data', chunk => {
        this.#log = `${this.#log}${chunk}`.slice(-4000);
      });
    }
  }

  /** SIGKILL: no hook of the process runs */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise(resolve => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  }

  /**
   * Asks until the answer is neither an error of the connection nor a 5xx.
   *
   * @throws when none came within three minutes
   */
  async ask(path: string, init: RequestInit = {}): Promise<Response> {
    const end = Date.now() + 180_000;
    for (;;) {
      try {
        const response = await fetch(`${this.url}${path}`, {
          ...init,
          headers: { ...this.headers, ...init.headers },
        });
        if (response.ok) return response;
        if (response.status < 500 && response.status !== 404) {
          throw new RangeError(`${response.status} ${await response.text()}`);
        }
      } catch (error) {
        if (error instanceof RangeError) throw error;
      }
      if (Date.now() > end) {
        throw new Error(`The backend does not answer: ${this.#log}`);
      }
      await new Promise(resolve => setTimeout(resolve, 50));
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
