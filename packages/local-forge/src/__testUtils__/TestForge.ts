import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import { Forge } from '../Forge';

const run = promisify(execFile);
const token = 'test-forge-token';

/** A real forge on a free port, with a temporary state directory. */
export class TestForge {
  readonly home = mkdtempSync(join(tmpdir(), 'local-forge-'));
  readonly logged: string[] = [];
  readonly token = token;
  private forge: Forge | undefined;

  get url(): string {
    return this.forge!.url;
  }

  get port(): number {
    return Number(new URL(this.url).port);
  }

  async start(port = 0): Promise<this> {
    this.forge = await Forge.start(
      { port, home: join(this.home, 'state'), token },
      message => this.logged.push(message),
    );
    return this;
  }

  async stop(): Promise<void> {
    await this.forge?.close();
    this.forge = undefined;
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.home, { recursive: true, force: true, maxRetries: 5 });
  }

  /** Calls the API with the token; a body is sent as JSON. */
  async call(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; body: any; headers: Headers }> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        'PRIVATE-TOKEN': token,
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json');
    return {
      status: response.status,
      body: isJson && text ? JSON.parse(text) : text,
      headers: response.headers,
    };
  }

  async createProject(name: string): Promise<number> {
    const { body } = await this.call('POST', '/api/v4/projects', { name });
    return body.id;
  }

  /** Commits files on top of what was pushed before, and pushes. */
  async push(
    name: string,
    files: Record<string, string>,
    options: { message?: string; branch?: string } = {},
  ): Promise<string> {
    const { message = 'Change something', branch = 'main' } = options;
    const folder = join(this.home, 'clones', name);
    mkdirSync(folder, { recursive: true });
    const git = async (...args: string[]) => {
      const { stdout } = await run('git', args, {
        cwd: folder,
        env: {
          PATH: process.env.PATH,
          HOME: this.home,
          GIT_TERMINAL_PROMPT: '0',
          NO_PROXY: 'localhost',
          GIT_AUTHOR_NAME: 'guest',
          GIT_AUTHOR_EMAIL: 'guest@localhost',
          GIT_COMMITTER_NAME: 'guest',
          GIT_COMMITTER_EMAIL: 'guest@localhost',
        },
      });
      return stdout.trim();
    };
    await git('init', '-q', '-b', 'main');
    await git('checkout', '-q', '-B', branch);
    for (const [path, content] of Object.entries(files)) {
      const file = join(folder, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
    await git('add', '-A');
    await git('commit', '-q', '--allow-empty', '-m', message);
    const remote = this.url.replace('://', `://oauth2:${token}@`);
    await git('push', '-q', `${remote}/models/${name}.git`, branch);
    return git('rev-parse', 'HEAD');
  }

  /** Waits for the newest pipeline of a commit to have one of the statuses. */
  async pipeline(
    project: number,
    sha: string,
    statuses = ['success', 'failed', 'canceled', 'manual', 'skipped'],
  ): Promise<any> {
    return this.until(async () => {
      const { body } = await this.call(
        'GET',
        `/api/v4/projects/${project}/pipelines?sha=${sha}`,
      );
      return statuses.includes(body[0]?.status) ? body[0] : undefined;
    });
  }

  /** A pipeline's jobs by name. */
  async jobs(project: number, pipeline: number): Promise<Record<string, any>> {
    const { body } = await this.call(
      'GET',
      `/api/v4/projects/${project}/pipelines/${pipeline}/jobs`,
    );
    return Object.fromEntries(body.map((job: any) => [job.name, job]));
  }

  async trace(project: number, job: number): Promise<string> {
    const { body } = await this.call(
      'GET',
      `/api/v4/projects/${project}/jobs/${job}/trace`,
    );
    return body;
  }

  async until<T>(look: () => Promise<T | undefined>): Promise<T> {
    const end = Date.now() + 30_000;
    for (;;) {
      const found = await look();
      if (found !== undefined) {
        return found;
      }
      if (Date.now() > end) {
        throw new Error(`Nothing came. Logged: ${this.logged.join('\n')}`);
      }
      await sleep(100);
    }
  }
}
