import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { GithubEventTranslator } from './GithubEventTranslator';

const REPOSITORY = 'https://github.example.com/models/credit-risk';
const sha = (n: number) => n.toString(16).padStart(40, '0');
const HEAD = sha(3);

const hook = {
  deployment_status: {
    state: 'success',
    created_at: '2026-03-02T10:00:00Z',
    environment: 'production',
  },
  deployment: { id: 15, sha: HEAD, payload: {} as object, task: 'deploy' },
  repository: {
    id: 7,
    full_name: 'models/credit-risk',
    html_url: REPOSITORY,
  },
};

const commit = (n: number) => ({
  sha: sha(n),
  html_url: `${REPOSITORY}/commit/${sha(n)}`,
  commit: {
    author: { name: 'Ada' },
    committer: { date: '2026-03-01T10:00:00Z' },
  },
});

/** As GitHub answers: statuses of a deployment, commits by the page. */
class FakeGithub {
  deployments: { id: number; sha: string; states: string[] }[] = [];
  commits = [commit(2), commit(3)];
  readonly asked: string[] = [];
  readonly #server = createServer((req, res) => {
    const url = new URL(req.url!, 'http://localhost');
    this.asked.push(url.pathname);
    const body =
      req.headers.authorization === 'Bearer ghp' && this.#answer(url);
    res.statusCode = body ? 200 : 404;
    res.end(JSON.stringify(body || { message: 'Not Found' }));
  });

  async start(): Promise<string> {
    await new Promise<void>(resolve =>
      this.#server.listen(0, '127.0.0.1', resolve),
    );
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  stop() {
    this.#server.close();
  }

  #answer({ pathname, searchParams }: URL) {
    const path = pathname.replace('/repos/models/credit-risk', '');
    if (path === '/deployments') {
      return searchParams.get('environment') === 'production'
        ? this.deployments
        : [];
    }
    const [, id] = /^\/deployments\/(\d+)\/statuses$/.exec(path) ?? [];
    if (id) {
      const deployment = this.deployments.find(each => String(each.id) === id);
      return deployment!.states.map(state => ({ state }));
    }
    if (path !== `/compare/${sha(1)}...${HEAD}`) return undefined;
    const page = Number(searchParams.get('page'));
    const size = Number(searchParams.get('per_page'));
    return {
      total_commits: this.commits.length,
      commits: this.commits.slice((page - 1) * size, page * size),
    };
  }
}

describe('what a deployment brought, by GitHub', () => {
  let github: FakeGithub;
  let apiBaseUrl: string;
  beforeEach(async () => {
    github = new FakeGithub();
    apiBaseUrl = await github.start();
  });
  afterEach(() => github.stop());

  function translate(payload: object = hook, token = 'ghp') {
    const translator = GithubEventTranslator.fromConfig(
      new ConfigReader({
        integrations: {
          github: [
            {
              host: 'github.example.com',
              apiBaseUrl,
              ...(token && { token }),
            },
          ],
        },
      }),
      { logger: mockServices.logger.mock() },
    );
    return translator.translate({
      headers: { 'x-github-event': 'deployment_status' },
      body: Buffer.from(JSON.stringify(payload)),
    })[0];
  }
  const found = (payload?: object, token?: string) =>
    translate(payload, token).findChanges?.(AbortSignal.timeout(5_000));

  it('are the commits since the latest that succeeded before it, newest first', async () => {
    github.deployments = [
      { id: 16, sha: sha(9), states: ['success'] },
      { id: 15, sha: HEAD, states: ['success'] },
      { id: 14, sha: sha(2), states: ['failure', 'pending'] },
      { id: 12, sha: sha(1), states: ['inactive', 'success', 'pending'] },
    ];
    const told = (n: number) => ({
      repository: REPOSITORY,
      commit: sha(n),
      committedAt: '2026-03-01T10:00:00.000Z',
      url: `${REPOSITORY}/commit/${sha(n)}`,
      author: 'Ada',
    });
    expect(await found()).toEqual([told(3), told(2)]);
  });

  it.each([100, 101, 250, 500, 501, 730])(
    'are the newest of %d commits, as many as the portal takes',
    async count => {
      github.deployments = [{ id: 12, sha: sha(1), states: ['success'] }];
      github.commits = Array.from({ length: count }, (_, n) => commit(n));
      const newest = github.commits.slice(-500).reverse();
      const changes = await found();
      expect(changes?.map(each => each.commit)).toEqual(
        newest.map(each => each.sha),
      );
    },
  );

  it('are not known where none succeeded before, or GitHub does not tell', async () => {
    expect(await found()).toBeUndefined();
    github.deployments = [{ id: 12, sha: HEAD, states: ['success'] }];
    expect(await found()).toBeUndefined();
    github.deployments = [{ id: 12, sha: sha(1), states: ['error'] }];
    expect(await found()).toBeUndefined();
    github.deployments = [{ id: 12, sha: sha(8), states: ['success'] }];
    expect(await found()).toBeUndefined();
    expect(github.asked.at(-1)).toContain('/compare/');
  });

  it('are asked for where nobody told them, and never without a token', async () => {
    const given = (deployment: object) => ({
      ...hook,
      deployment: { ...hook.deployment, ...deployment },
    });
    const told = [{ commit: 'a' }];
    expect(
      translate(given({ payload: { waymark: { changes: told } } })).findChanges,
    ).toBeUndefined();
    expect(translate(given({ task: 'rollback' })).findChanges).toBeUndefined();
    expect(await found(hook, '')).toBeUndefined();
    expect(
      await found({
        ...hook,
        repository: {
          ...hook.repository,
          html_url: 'https://github.com/models/credit-risk',
        },
      }),
    ).toBeUndefined();
    expect(github.asked).toEqual([]);
  });
});
