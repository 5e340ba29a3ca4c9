import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const TOKEN = 'forge-token';

/**
 * As much of GitLab as making one project takes, over real git: the four calls
 * of `publish:gitlab`, CI variables, and smart HTTP through `git http-backend`.
 * `log` keeps what was done in order.
 */
export class TestForge {
  readonly log: string[] = [];
  /** Merge requests, with the files of their commit */
  readonly mergeRequests: {
    branch: string;
    target: string;
    title: string;
    description: string;
    files: Record<string, string>;
  }[] = [];
  readonly variables: Record<string, { value: string; masked: boolean }> = {};

  static async start(): Promise<TestForge> {
    const forge = new TestForge(createServer());
    forge.server.listen(0, '127.0.0.1');
    await once(forge.server, 'listening');
    return forge;
  }

  private files: Record<string, string> = {};
  private readonly root = mkdtempSync(join(tmpdir(), 'test-forge-'));

  private constructor(private readonly server: Server) {
    server.on('request', (req, res) => {
      this.answer(req, res).catch(error => {
        res.writeHead(500).end(String(error));
      });
    });
  }

  get host() {
    return `localhost:${(this.server.address() as AddressInfo).port}`;
  }

  get integration() {
    const baseUrl = `http://${this.host}`;
    const apiBaseUrl = `${baseUrl}/api/v4`;
    return { host: this.host, baseUrl, apiBaseUrl, token: TOKEN };
  }

  /** Makes an empty repository `models/<name>`. */
  createProject(name: string) {
    execFileSync('git', [
      ...['init', '--quiet', '--bare', '--initial-branch', 'main'],
      join(this.root, `models/${name}.git`),
    ]);
    this.log.push(`project ${name}`);
  }

  /** Runs git in the bare repository of a project. */
  git(project: string, ...args: string[]): string {
    const cwd = join(this.root, `${project}.git`);
    return execFileSync('git', args, { cwd, encoding: 'utf8' }).trim();
  }

  async stop() {
    this.server.closeAllConnections();
    await new Promise(done => this.server.close(done));
    rmSync(this.root, { recursive: true, force: true });
  }

  private async answer(req: IncomingMessage, res: ServerResponse) {
    const [path, query = ''] = req.url!.split('?');
    if (path.includes('.git/')) {
      this.serveGit(req, res, path, query);
      return;
    }
    const body = await text(req);
    const call = `${req.method} ${path.replace('/api/v4', '')}`;
    const json = (status: number, value: unknown) =>
      res
        .writeHead(status, { 'Content-Type': 'application/json' })
        .end(JSON.stringify(value));

    if (req.headers['private-token'] !== TOKEN) json(401, {});
    else if (call === 'GET /namespaces/models') {
      json(200, { id: 1, kind: 'group' });
    } else if (call === 'GET /user') json(200, { id: 1 });
    else if (call === 'GET /groups/models/projects') json(200, []);
    else if (call === 'POST /projects') {
      const { path: name } = JSON.parse(body);
      this.createProject(name);
      json(201, {
        id: 7,
        http_url_to_repo: `http://${this.host}/models/${name}.git`,
      });
    } else if (call === 'POST /projects/7/variables') {
      const { key, value, masked } = JSON.parse(body);
      this.variables[key] = { value, masked };
      this.log.push(`variable ${key}`);
      json(201, {});
    } else this.answerChange(call, body, json);
  }

  /** What a merge request to a project there is already takes. */
  private answerChange(
    call: string,
    body: string,
    json: (status: number, value: unknown) => void,
  ) {
    const [method, path] = call.split(' ');
    const [, project, rest] =
      /^\/projects\/models%2F([\w-]+)\/(.+)$/.exec(path) ?? [];
    const asked = project && `${method} ${rest}`;
    const given = body.startsWith('{') ? JSON.parse(body) : {};
    if (asked === 'GET repository/tree') json(200, []);
    else if (asked === 'POST repository/branches') json(201, {});
    else if (asked === 'POST repository/commits') {
      this.files = Object.fromEntries(
        given.actions.map((file: { file_path: string; content: string }) => [
          file.file_path,
          Buffer.from(file.content, 'base64').toString(),
        ]),
      );
      this.log.push(`commit ${given.branch}`);
      json(201, { id: 'c1' });
    } else if (asked === 'POST merge_requests') {
      this.mergeRequests.push({
        branch: given.source_branch,
        target: given.target_branch,
        title: given.title,
        description: given.description,
        files: this.files,
      });
      this.log.push('merge request');
      const webUrl = `http://${this.host}/models/${project}/-/merge_requests/1`;
      json(201, { iid: 1, web_url: webUrl });
    } else if (asked === 'POST variables') {
      const { key, value, masked } = given;
      this.variables[key] = { value, masked };
      this.log.push(`variable ${key}`);
      json(201, {});
    } else json(404, { message: `no ${call}` });
  }

  private serveGit(
    req: IncomingMessage,
    res: ServerResponse,
    path: string,
    query: string,
  ) {
    const basic = Buffer.from(`oauth2:${TOKEN}`).toString('base64');
    if (req.headers.authorization !== `Basic ${basic}`) {
      res.writeHead(401, { 'WWW-Authenticate': 'Basic realm="forge"' }).end();
      return;
    }
    if (path.endsWith('/git-receive-pack')) this.log.push('push');
    const backend = spawn('git', ['http-backend'], {
      env: {
        PATH: process.env.PATH,
        GIT_PROJECT_ROOT: this.root,
        GIT_HTTP_EXPORT_ALL: '1',
        PATH_INFO: path,
        QUERY_STRING: query,
        REQUEST_METHOD: req.method,
        CONTENT_TYPE: req.headers['content-type'] ?? '',
        REMOTE_USER: 'oauth2',
      },
    });
    req.pipe(backend.stdin);
    const chunks: Buffer[] = [];
    backend.stdout.on('data', chunk => chunks.push(chunk));
    backend.on('close', () => {
      const output = Buffer.concat(chunks);
      const end = output.indexOf('\r\n\r\n');
      for (const line of output.subarray(0, end).toString().split('\r\n')) {
        const [name, value] = line.split(': ');
        if (name === 'Status') res.statusCode = parseInt(value, 10);
        else res.setHeader(name, value);
      }
      res.end(output.subarray(end + 4));
    });
  }
}

async function text(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
