import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import type { JsonObject } from '@backstage/types';
import type { ProfileResult } from './Profile';
import type { BenchCatalog } from './makeEntities';
import { Sender } from './Sender';

const TOKEN = 'only-for-this-bench';

/** A backend in a process of its own, over a given database. */
export class BenchBackend {
  readonly sender: Sender;

  static async start(
    database: JsonObject,
    options: { connections: number; catalog?: BenchCatalog },
  ): Promise<BenchBackend> {
    const port = await freePort();
    const child = spawn(
      process.execPath,
      [
        '--expose-gc',
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        require.resolve('./runBackend.ts'),
      ],
      {
        env: {
          PATH: process.env.PATH,
          HOME: process.env.HOME,
          NODE_ENV: 'production',
          LOG_LEVEL: 'warn',
          WAYMARK_BENCH_CONFIG: JSON.stringify(configure(port, database)),
          WAYMARK_BENCH_CATALOG: JSON.stringify(options.catalog ?? null),
        },
        // It ends when our end of this pipe does, however that comes about
        stdio: ['pipe', 'pipe', 'pipe'],
      },
    );
    const backend = new BenchBackend(child, port, options.connections);
    await backend.#untilReady();
    return backend;
  }

  private constructor(
    private readonly child: ChildProcess,
    private readonly port: number,
    connections: number,
  ) {
    this.sender = this.senderOver(connections);
  }

  /** Another sender, with so many connections of its own */
  senderOver(connections: number): Sender {
    return new Sender({ port: this.port, token: TOKEN, connections });
  }

  /** Resolves when the figures include every event */
  async settled(): Promise<void> {
    await this.sender.json('GET', '/bench/settled');
  }

  /** Bytes, after a garbage collection */
  memory(): Promise<{ rss: number; heapUsed: number }> {
    return this.sender.json('GET', '/bench/memory');
  }

  /** What it spends on what while `work` runs */
  async profile(work: () => Promise<unknown>): Promise<ProfileResult> {
    await this.sender.json('POST', '/bench/profile');
    await work();
    return this.sender.json('DELETE', '/bench/profile');
  }

  async stop(): Promise<void> {
    this.sender.close();
    const { exitCode, signalCode } = this.child;
    if (exitCode !== null || signalCode !== null) return;
    const ended = new Promise(resolve => this.child.once('exit', resolve));
    this.child.kill('SIGKILL');
    await ended;
  }

  async #untilReady(): Promise<void> {
    let log = '';
    const keep = (chunk: Buffer) => {
      log = `${log}${chunk}`.slice(-4000);
    };
    this.child.stdout?.on('data', keep);
    this.child.stderr?.on('data', keep);
    const end = Date.now() + 120_000;
    for (;;) {
      try {
        // The engine's own, as the bench's routes are there before it
        await this.sender.json('GET', '/maturity/frameworks');
        return;
      } catch (error) {
        if (this.child.exitCode !== null || Date.now() > end) {
          throw new Error(`The backend does not come up: ${log}`, {
            cause: error,
          });
        }
        await new Promise(resolve => setTimeout(resolve, 100));
      }
    }
  }
}

function configure(port: number, database: JsonObject): JsonObject {
  return {
    app: { baseUrl: 'http://127.0.0.1' },
    backend: {
      baseUrl: `http://127.0.0.1:${port}`,
      listen: { host: '127.0.0.1', port },
      database,
      auth: {
        externalAccess: [
          { type: 'static', options: { token: TOKEN, subject: 'bench' } },
        ],
      },
    },
    waymark: { events: { rateLimit: false } },
  };
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
