import { registerMswTestHooks } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import type { RollbackDispatch } from 'backstage-plugin-waymark-node';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { GitlabRollbackExecutor } from './GitlabRollbackExecutor';

const API = 'https://gitlab.example.com/api/v4';
const PROJECT = `${API}/projects/models%2Fcredit-risk`;
const TOKEN = 'glpat-example';

function model(annotations: Record<string, string> = {}): Entity {
  return {
    apiVersion: 'waymark.dev/v1alpha1',
    kind: 'Model',
    metadata: {
      name: 'credit-risk',
      annotations: {
        'gitlab.com/project-slug': 'models/credit-risk',
        'gitlab.com/instance': 'gitlab.example.com',
        ...annotations,
      },
    },
  };
}

const dispatch: RollbackDispatch = {
  id: 'rb-1',
  model: model(),
  modelRef: 'model:default/credit-risk',
  environment: 'production',
  fromVersion: '2',
  toVersion: '1',
  reverts: 'event-2',
  reason: 'Scores look wrong, 100% of them, see $CI_JOB_TOKEN',
  requestedBy: 'user:default/guest',
};

const executor = GitlabRollbackExecutor.create({
  integrations: ScmIntegrations.fromConfig(
    new ConfigReader({
      integrations: {
        gitlab: [
          {
            host: 'gitlab.example.com',
            apiBaseUrl: API,
            baseUrl: 'https://gitlab.example.com',
            token: TOKEN,
          },
        ],
      },
    }),
  ),
});

describe('GitlabRollbackExecutor', () => {
  const server = setupServer();
  registerMswTestHooks(server);

  type Pipeline = { id: number; variables: { key: string; value: string }[] };

  /** The part of GitLab's API a rollback touches, with its pipelines. */
  function gitlab(pipelines: Pipeline[] = []) {
    const created: unknown[] = [];
    const url = (id: number) =>
      `https://gitlab.example.com/models/credit-risk/-/pipelines/${id}`;
    server.use(
      http.all(`${API}/*`, ({ request }) => {
        if (request.headers.get('authorization') === `Bearer ${TOKEN}`) {
          return undefined;
        }
        return HttpResponse.json(
          { message: '401 Unauthorized' },
          { status: 401 },
        );
      }),
      http.get(PROJECT, () =>
        HttpResponse.json({ id: 7, default_branch: 'main' }),
      ),
      http.get(`${PROJECT}/pipelines`, ({ request }) => {
        const query = new URL(request.url).searchParams;
        if (query.get('source') !== 'api') return HttpResponse.json([]);
        return HttpResponse.json(
          pipelines.map(({ id }) => ({ id, web_url: url(id) })),
        );
      }),
      http.get(`${PROJECT}/pipelines/:id/variables`, ({ params }) => {
        const id = Number(params.id);
        return id === 13
          ? HttpResponse.json({ message: '403 Forbidden' }, { status: 403 })
          : HttpResponse.json(
              pipelines.find(each => each.id === id)?.variables,
            );
      }),
      http.post(`${PROJECT}/pipeline`, async ({ request }) => {
        const body = (await request.json()) as Pipeline;
        created.push(body);
        const pipeline = {
          id: 21 + pipelines.length,
          variables: body.variables,
        };
        pipelines.unshift(pipeline);
        return HttpResponse.json(
          { id: pipeline.id, status: 'created', web_url: url(pipeline.id) },
          { status: 201 },
        );
      }),
    );
    return created;
  }

  it('starts one pipeline with everything the rollback job needs', async () => {
    const others = [
      { id: 13, variables: [] },
      {
        id: 12,
        variables: [{ key: 'WAYMARK_ROLLBACK_REQUEST', value: 'rb-0' }],
      },
    ];
    const created = gitlab(others);
    const run = {
      id: '23',
      url: 'https://gitlab.example.com/models/credit-risk/-/pipelines/23',
    };
    expect(await executor.dispatch(dispatch)).toEqual(run);
    expect(created).toEqual([
      {
        ref: 'main',
        variables: [
          { key: 'WAYMARK_ACTION', value: 'rollback' },
          { key: 'WAYMARK_ENVIRONMENT', value: 'production' },
          { key: 'WAYMARK_FROM_VERSION', value: '2' },
          { key: 'WAYMARK_TO_VERSION', value: '1' },
          { key: 'WAYMARK_REVERTS', value: 'event-2' },
          { key: 'WAYMARK_ROLLBACK_REQUEST', value: 'rb-1' },
          {
            key: 'WAYMARK_REASON',
            value: 'Scores look wrong, 100% of them, see $ CI_JOB_TOKEN',
          },
        ],
      },
    ]);

    expect(await executor.dispatch(dispatch)).toEqual(run);
    expect(created).toHaveLength(1);
    await executor.dispatch({ ...dispatch, id: 'rb-2' });
    expect(created).toHaveLength(2);
  });

  it('refuses versions GitLab would take for variables', async () => {
    const created = gitlab();
    for (const toVersion of ['$CI_JOB_TOKEN', '${TOKEN}', '%TOKEN%']) {
      await expect(
        executor.dispatch({ ...dispatch, toVersion }),
      ).rejects.toThrow('a reference to another variable');
    }
    expect(created).toEqual([]);
  });

  it('says what to do when GitLab refuses', async () => {
    const refusal = async (status: number, body: object, at = PROJECT) => {
      gitlab();
      server.use(http.all(at, () => HttpResponse.json(body, { status })));
      return executor.dispatch(dispatch).then(
        () => undefined,
        (error: Error) => `${error.name}: ${error.message}`,
      );
    };
    const post = `${PROJECT}/pipeline`;
    const because = (...base: string[]) => ({ message: { base } });
    expect(await refusal(401, { message: '401 Unauthorized' })).toMatch(
      /^AuthenticationError: .*a valid token with scope api/,
    );
    expect(await refusal(403, { error: 'insufficient_scope' }, post)).toMatch(
      /^NotAllowedError: .*insufficient_scope\). Give it scope api and at least the role Developer/,
    );
    expect(await refusal(404, { message: '404 Project Not Found' })).toMatch(
      /^NotFoundError: .*knows no project models\/credit-risk.*Check the annotations/,
    );
    expect(await refusal(400, because('Reference not found'), post)).toMatch(
      /^InputError: .*Check that the default branch exists/,
    );
    expect(
      await refusal(400, because('No stages / jobs for this pipeline.'), post),
    ).toMatch(/No stages \/ jobs.*has a job for WAYMARK_ACTION/);
    expect(
      await refusal(
        400,
        because('Insufficient permissions to set pipeline variables'),
        post,
      ),
    ).toMatch(/Settings > CI\/CD > Variables/);
    expect(await refusal(502, {}, post)).toMatch(/^ServiceUnavailableError: /);
    expect(await refusal(200, { id: 7, default_branch: null })).toMatch(
      /^InputError: The project is empty/,
    );
    gitlab();
    server.use(http.get(PROJECT, () => HttpResponse.error()));
    await expect(executor.dispatch(dispatch)).rejects.toThrow(
      'GitLab at gitlab.example.com does not answer',
    );
  });

  it('follows the pipeline job by job', async () => {
    let pipeline = { id: 23, status: 'running', web_url: 'https://g/23' };
    let job: object = { status: 'running', started_at: '2026-03-02T09:30:00Z' };
    server.use(
      http.get(`${PROJECT}/pipelines/23`, () => HttpResponse.json(pipeline)),
      http.get(`${PROJECT}/pipelines/23/jobs`, () =>
        HttpResponse.json([
          { id: 51, name: 'check', status: 'created' },
          { id: 50, name: 'rollback', web_url: 'https://g/50', ...job },
        ]),
      ),
    );
    const status = () => executor.getStatus(model(), { id: '23' });
    expect(await status()).toEqual({
      state: 'running',
      url: 'https://g/23',
      message: undefined,
      steps: [
        {
          name: 'rollback',
          state: 'running',
          url: 'https://g/50',
          at: '2026-03-02T09:30:00.000Z',
        },
        { name: 'check', state: 'waiting', url: undefined, at: undefined },
      ],
    });

    pipeline = { ...pipeline, status: 'manual' };
    job = { status: 'manual' };
    expect(await status()).toMatchObject({
      state: 'running',
      message: 'GitLab waits for somebody to start rollback by hand.',
    });

    pipeline = { ...pipeline, status: 'failed' };
    job = { status: 'failed', failure_reason: 'script_failure' };
    expect(await status()).toMatchObject({
      state: 'failed',
      message:
        "In GitLab's pipeline 23 failed: rollback (script failure). Read the job's log.",
      steps: [{ state: 'failed' }, { state: 'waiting' }],
    });

    pipeline = { ...pipeline, status: 'success' };
    job = { status: 'success', finished_at: '2026-03-02T09:31:00Z' };
    expect(await status()).toMatchObject({
      state: 'succeeded',
      message: undefined,
      steps: [{ state: 'done', at: '2026-03-02T09:31:00.000Z' }, {}],
    });
  });

  it('is for models with a project on a GitLab it knows', () => {
    expect(executor.supports(model())).toBe(true);
    expect(executor.supports(model({ 'gitlab.com/project-slug': '' }))).toBe(
      false,
    );
    const elsewhere = { 'gitlab.com/instance': 'gitlab.elsewhere.example' };
    expect(executor.supports(model(elsewhere))).toBe(false);
    expect(executor.confirmedBy(model())).toEqual([
      'https://gitlab.example.com/models/credit-risk',
    ]);
    const found = {
      'gitlab.com/instance': '',
      'backstage.io/source-location':
        'url:https://gitlab.com/models/credit-risk/-/tree/main/',
    };
    expect(executor.confirmedBy(model(found))).toEqual([
      'https://gitlab.com/models/credit-risk',
    ]);
    expect(executor.confirmedBy(model({ 'gitlab.com/instance': '' }))).toEqual([
      'https://gitlab.example.com/models/credit-risk',
    ]);
  });
});
