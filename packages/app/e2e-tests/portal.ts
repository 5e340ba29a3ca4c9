import { spawn, type ChildProcess, execFileSync } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';

export const PORTAL = 'http://localhost:3000';
export const BACKEND = 'http://localhost:7007';
export const FORGE = 'http://localhost:3999';

const root = path.resolve(__dirname, '../../..');
const PORTS = [3000, 7007, 3999];

/** The whole portal as `npm start` starts it, with its state in a folder of its own. */
export class Portal {
  #process?: ChildProcess;
  #log = '';

  constructor(readonly home: string) {}

  /** Resolves when the portal answers and the demo's events are in. */
  async start(): Promise<void> {
    for (const port of PORTS) {
      if (await isOpen(port)) {
        throw new Error(
          `Port ${port} is taken: stop the portal that runs there first`,
        );
      }
    }
    mkdirSync(this.home, { recursive: true });
    const log = path.join(this.home, `portal-${Date.now()}.log`);
    this.#log = log;
    const child = spawn('npm', ['start'], {
      cwd: root,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        BROWSER: 'none',
        CI: '1',
        NODE_ENV: 'development',
        APP_CONFIG_backend_database_connection_directory: path.join(
          this.home,
          'database',
        ),
        WAYMARK_FORGE_HOME: path.join(this.home, 'forge'),
      },
    });
    this.#process = child;
    const file = createWriteStream(log);
    child.stdout!.pipe(file);
    child.stderr!.pipe(file);
    await until(
      () => /Waymark is ready/.test(readFileSync(log, 'utf8')),
      `the portal to say what to try first (see ${log})`,
      5 * 60_000,
    );
    await until(() => answers(PORTAL), 'the portal to answer', 3 * 60_000);
  }

  /** What the portal printed since its start. */
  log(): string {
    return readFileSync(this.#log, 'utf8');
  }

  /** As Ctrl-C does. */
  async stop(): Promise<void> {
    if (this.#process?.pid) process.kill(-this.#process.pid, 'SIGINT');
    this.#process = undefined;
    await until(
      async () => (await Promise.all(PORTS.map(isOpen))).every(open => !open),
      'everything to stop',
      60_000,
    );
  }

  /** As a crash does. */
  killBackend(): void {
    const pids = execFileSync('bash', [
      '-c',
      "ss -ltnpH 'sport = :7007' | grep -o 'pid=[0-9]*' | cut -d= -f2",
    ])
      .toString()
      .split('\n')
      .filter(Boolean);
    for (const pid of new Set(pids)) process.kill(Number(pid), 'SIGKILL');
  }
}

/** The local forge's token, which the first start made. */
export function forgeToken(): string {
  return readFileSync(path.join(root, '.local/forge-token'), 'utf8').trim();
}

/** Tries until it holds. */
export async function until<T>(
  check: () => T | Promise<T>,
  what: string,
  timeout: number,
): Promise<NonNullable<T>> {
  const end = Date.now() + timeout;
  let last: unknown;
  while (Date.now() < end) {
    try {
      const value = await check();
      if (value) return value;
    } catch (error) {
      last = error;
    }
    await new Promise(resolve => setTimeout(resolve, 500));
  }
  throw new Error(`Waited ${timeout / 1000} s for ${what}. ${last ?? ''}`);
}

function isOpen(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = net.connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

async function answers(url: string): Promise<boolean> {
  return (await fetch(url)).ok;
}
