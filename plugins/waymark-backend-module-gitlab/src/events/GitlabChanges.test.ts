import {
  mockServices,
  registerMswTestHooks,
} from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { GitlabEventTranslator } from './GitlabEventTranslator';

const HOST = 'https://gitlab.example.com';
const PROJECT = `${HOST}/models/credit-risk`;
const API = `${HOST}/api/v4/projects/models%2Fcredit-risk`;
const sha = (n: number) => n.toString(16).padStart(40, '0');
const HEAD = sha(3);

const hook = {
  object_kind: 'deployment',
  status: 'success',
  status_changed_at: '2026-03-02 10:00:00 +0100',
  deployment_id: 15,
  environment: 'production',
  project: {
    id: 7,
    path_with_namespace: 'models/credit-risk',
    web_url: PROJECT,
  },
  commit_url: `${PROJECT}/-/commit/${HEAD}`,
};

function translate(
  payload: object = hook,
  token: string | undefined = 'glpat',
) {
  const config = new ConfigReader({
    integrations: {
      gitlab: [
        {
          host: 'gitlab.example.com',
          apiBaseUrl: `${HOST}/api/v4`,
          baseUrl: HOST,
          ...(token && { token }),
        },
      ],
    },
  });
  const translator = GitlabEventTranslator.fromConfig(config, {
    integrations: ScmIntegrations.fromConfig(config),
    logger: mockServices.logger.mock(),
  });
  const body = Buffer.from(JSON.stringify(payload));
  return translator.translate({ headers: {}, body })[0];
}

const found = (payload?: object, token?: string) =>
  translate(payload, token).findChanges?.(AbortSignal.timeout(5_000));

describe('what a deployment brought, by GitLab', () => {
  const server = setupServer();
  registerMswTestHooks(server);
  const asked: URL[] = [];
  beforeEach(() => {
    asked.length = 0;
  });

  const commit = (n: number) => ({
    id: sha(n),
    author_name: 'Ada',
    committed_date: `2026-03-0${Math.min(n, 9)}T10:00:00.000+01:00`,
    web_url: `${PROJECT}/-/commit/${sha(n)}`,
  });
  const answer = (
    deployments: unknown,
    comparison: unknown = { commits: [commit(2), commit(3)] },
  ) =>
    server.use(
      http.get(`${API}/deployments`, ({ request }) => {
        asked.push(new URL(request.url));
        expect(request.headers.get('authorization')).toBe('Bearer glpat');
        return HttpResponse.json(deployments as object);
      }),
      http.get(`${API}/repository/compare`, ({ request }) => {
        asked.push(new URL(request.url));
        return HttpResponse.json(comparison as object);
      }),
    );

  it('are the commits since the deployment before it, newest first', async () => {
    answer([
      // Made since, as where an old hook is sent again
      { id: 16, sha: sha(9) },
      { id: 15, sha: HEAD },
      { id: 12, sha: sha(1) },
      { id: 11, sha: sha(0) },
    ]);
    const told = (n: number) => ({
      repository: PROJECT,
      commit: sha(n),
      committedAt: `2026-03-0${n}T09:00:00.000Z`,
      url: `${PROJECT}/-/commit/${sha(n)}`,
      author: 'Ada',
    });
    expect(await found()).toEqual([told(3), told(2)]);
    expect(Object.fromEntries(asked[0].searchParams)).toMatchObject({
      environment: 'production',
      status: 'success',
      sort: 'desc',
    });
    expect(Object.fromEntries(asked[1].searchParams)).toEqual({
      from: sha(1),
      to: HEAD,
    });
  });

  it('are no more than the portal takes', async () => {
    const commits = Array.from({ length: 700 }, (_, n) => commit(n));
    answer([{ id: 12, sha: sha(1) }], { commits });
    const changes = await found();
    expect(changes).toHaveLength(500);
    expect(changes?.[0].commit).toBe(sha(699));
  });

  it('are not known where there was none before, or GitLab does not tell', async () => {
    answer([{ id: 15, sha: HEAD }]);
    expect(await found()).toBeUndefined();
    answer([{ id: 12, sha: HEAD }]);
    expect(await found()).toBeUndefined();
    answer([{ id: 12, sha: sha(1) }], { compare_timeout: true, commits: [] });
    expect(await found()).toBeUndefined();
    answer({ message: 'nothing like a list' });
    expect(await found()).toBeUndefined();
    server.use(
      http.get(`${API}/deployments`, () =>
        HttpResponse.json({ message: '403 Forbidden' }, { status: 403 }),
      ),
    );
    expect(await found()).toBeUndefined();
  });

  it('are asked for of successes only, and never without a token', async () => {
    expect(await found(hook, '')).toBeUndefined();
    const elsewhere = JSON.parse(
      JSON.stringify(hook).replaceAll('gitlab.example.com', 'git.example.org'),
    );
    expect(await found(elsewhere)).toBeUndefined();
    expect(
      translate({ ...hook, status: 'failed' }).findChanges,
    ).toBeUndefined();
    expect(asked).toEqual([]);
  });
});
