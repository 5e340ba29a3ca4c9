import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import { HTTP, CloudEvent } from 'cloudevents';
import { cdEvent, cloudEvent, deployment } from './__testUtils__/events';
import { waitFor } from './__testUtils__/waitFor';
import { startEngine } from './__testUtils__/startEngine';

jest.setTimeout(60_000);

const MODEL = '/models/model/default/credit-risk';
const entity = {
  apiVersion: 'waymark.dev/v1alpha1',
  kind: 'Model',
  metadata: { name: 'credit-risk', namespace: 'default' },
  spec: {
    type: 'classifier',
    lifecycle: 'production',
    owner: 'group:default/credit-analytics',
    purpose: 'Proposes a limit',
  },
};

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('waymark on %s', databaseId => {
  let engine: Awaited<ReturnType<typeof startEngine>>;

  beforeEach(async () => {
    const knex = await databases.init(databaseId);
    engine = await startEngine({ knex, entities: [entity] });
  });
  afterEach(() => engine.stop());

  it('takes one event in each mode, once', async () => {
    const event = cloudEvent(
      deployment('d1', new Date(Date.now() - 3600e3).toISOString(), '1'),
    );
    const structured = () =>
      engine
        .api()
        .post('/api/waymark/events')
        .set('Content-Type', 'application/cloudevents+json')
        .send(JSON.stringify(event));
    expect((await structured()).status).toBe(202);
    const again = await structured();
    expect([again.status, again.body]).toEqual([
      200,
      { status: 'duplicate', id: 'd1' },
    ]);

    const { headers, body } = HTTP.binary(new CloudEvent(event as any));
    const binary = await engine
      .api()
      .post('/api/waymark/events')
      .set(headers as Record<string, string>)
      .send(body as string);
    expect([binary.status, binary.body.status]).toEqual([200, 'duplicate']);

    const lines = await engine
      .api()
      .post('/api/waymark/events')
      .set('Content-Type', 'application/x-ndjson')
      .send(`${JSON.stringify(event)}\nnot json\n`);
    expect(lines.status).toBe(202);
    expect(lines.body).toMatchObject({
      accepted: 0,
      duplicates: 1,
      rejected: [{ index: 1, id: null }],
    });
  });

  it('refuses an id known with other content, and keeps the first', async () => {
    await engine.post([
      cloudEvent(deployment('d1', '2026-01-01T00:00:00Z', '1')),
    ]);
    const other = await engine.post([
      cloudEvent(deployment('d1', '2026-01-01T00:00:00Z', '2')),
    ]);
    expect(other.body).toEqual({
      accepted: 0,
      duplicates: 0,
      conflicts: [{ index: 0, id: 'd1' }],
      rejected: [],
    });
    const alone = await engine
      .api()
      .post('/api/waymark/events')
      .set('Content-Type', 'application/cloudevents+json')
      .send(
        JSON.stringify(
          cloudEvent(deployment('d1', '2026-01-01T00:00:00Z', '2')),
        ),
      );
    expect(alone.status).toBe(409);
    await engine.settled();
    const { body } = await engine.get(`${MODEL}/deployments`);
    expect(body.items.map((d: any) => d.version)).toEqual(['1']);
  });

  it('names what is wrong and leaves no trace', async () => {
    const bad = cloudEvent(deployment('d1', '2026-01-01T00:00:00Z', '1'));
    (bad.data as any).subject.content.environment = 'production';
    const response = await engine
      .api()
      .post('/api/waymark/events')
      .set('Content-Type', 'application/cloudevents+json')
      .send(JSON.stringify(bad));
    expect(response.status).toBe(400);
    expect(response.body.error).toMatchObject({
      name: 'InputError',
      details: [
        {
          path: '/data/subject/content/environment',
          message: 'must be object',
        },
      ],
    });
    expect((await engine.get(`${MODEL}/deployments`)).body.total).toBe(0);

    const reserved = deployment('d2', '2026-01-01T00:00:00Z', '1');
    reserved.context.type = 'dev.cdeventsx.waymark-rollback.confirmed.0.1.0';
    const forged = await engine.post([cloudEvent(reserved)]);
    expect(forged.body.rejected).toEqual([
      {
        index: 0,
        id: 'd2',
        errors: [
          {
            path: '/type',
            message:
              'is one of Waymark’s own types, which only the portal appends',
          },
        ],
      },
    ]);
    const unreadable = await engine
      .api()
      .post('/api/waymark/events')
      .set('Content-Type', 'application/cloudevents-batch+json')
      .send('{');
    expect(unreadable.status).toBe(400);
    const unknownType = await engine
      .api()
      .post('/api/waymark/events')
      .set('Content-Type', 'text/plain')
      .send('hello');
    expect(unknownType.status).toBe(415);
  });

  it('answers 401 to nobody, and to a wrong or revoked token', async () => {
    const send = (authorization: string) =>
      engine
        .api()
        .post('/api/waymark/events')
        .set('Authorization', authorization)
        .set('Content-Type', 'application/cloudevents-batch+json')
        .send(
          JSON.stringify([
            cloudEvent(deployment('d1', '2026-01-01T00:00:00Z', '1')),
          ]),
        );
    expect((await send(mockCredentials.none.header())).status).toBe(401);
    expect((await send(`Bearer wmk_${'0'.repeat(16)}_guess`)).status).toBe(401);

    const created = await engine
      .api()
      .post('/api/waymark/sources')
      .send({
        name: 'Credit risk pipeline',
        eventSource: '/pipelines/credit-risk',
        models: ['model:default/credit-risk'],
      });
    expect(created.status).toBe(201);
    const { id, token } = created.body;
    expect((await send(`Bearer ${token}`)).body.accepted).toBe(1);
    const listed = await engine.get('/sources');
    expect(listed.body.items[0]).toMatchObject({
      id,
      totals: { accepted: 1 },
    });
    expect(JSON.stringify(listed.body)).not.toContain(token);
    await engine.api().delete(`/api/waymark/sources/${id}`).expect(204);
    expect((await send(`Bearer ${token}`)).status).toBe(401);
  });

  it('holds a token to the source and the models it was made for', async () => {
    const { body: source } = await engine
      .api()
      .post('/api/waymark/sources')
      .send({
        name: 'Churn',
        eventSource: '/pipelines/churn',
        models: ['model:default/churn'],
      });
    const { body } = await engine
      .post([cloudEvent(deployment('d1', '2026-01-01T00:00:00Z', '1'))])
      .set('Authorization', `Bearer ${source.token}`);
    expect(body.accepted).toBe(0);
    expect(body.rejected[0].errors.map((e: any) => e.path)).toEqual([
      '/source',
      '/data/customData/waymark/model',
    ]);
  });

  it('shows figures, deployments, live versions and the list', async () => {
    const now = Date.now();
    const ago = (days: number) =>
      new Date(now - days * 86_400_000).toISOString();
    const change = (commit: string, committedAt: string) => ({
      change: { repository: 'models/credit-risk', commit, committedAt },
      executedBy: 'pipeline' as const,
    });
    await engine.post([
      cloudEvent(
        deployment('d1', ago(20), '1', { waymark: change('a', ago(21)) }),
      ),
      cloudEvent(
        deployment('d2', ago(10), '2', { waymark: change('b', ago(13)) }),
      ),
      cloudEvent(
        deployment('r1', ago(9), '1', {
          kind: 'service.rolledback',
          waymark: { reverts: 'd2', toVersion: '1' },
        }),
      ),
    ]);
    await engine.settled();
    const { body: metrics } = await engine.get(`${MODEL}/metrics`);
    expect(metrics.metrics.deploymentFrequency).toMatchObject({
      value: 2 / 90,
      unit: 'perDay',
      numerator: 2,
      band: null,
      bandReason: 'early',
    });
    expect(metrics.metrics.changeLeadTime).toMatchObject({
      value: 2 * 86_400_000,
      sampleSize: 2,
    });
    expect(metrics.metrics.changeFailRate).toMatchObject({
      value: 0.5,
      numerator: 1,
      denominator: 2,
    });
    const { body: live } = await engine.get(`${MODEL}/live`);
    expect(live.items).toMatchObject([
      { environment: 'production', version: '1', eventId: 'r1' },
    ]);
    const { body: then } = await engine.get(`${MODEL}/live?at=${ago(9.5)}`);
    expect(then.items).toMatchObject([{ version: '2', eventId: 'd2' }]);
    const { body: events } = await engine.get(
      `${MODEL}/metrics/changeFailRate/events`,
    );
    expect(events.items.map((e: any) => [e.eventId, e.value])).toEqual([
      ['d2', 1],
      ['d1', 0],
    ]);
    // Two releases are too few to be judged by
    const { body: low } = await engine.get('/models?band=changeFailRate:low');
    expect(low.total).toBe(0);
    const { body: best } = await engine.get(
      '/models?sort=-deploymentFrequency',
    );
    expect(best.total).toBe(1);
    const { body: list } = await engine.get('/models');
    expect(list).toMatchObject({
      total: 1,
      items: [
        {
          ref: 'model:default/credit-risk',
          inCatalog: true,
          live: [{ environment: 'production', version: '1' }],
          attention: [{ kind: 'untiered' }],
        },
      ],
    });
    const { signalId } = list.items[0];
    expect(signalId).toMatch(/^[\w-]{22}$/);
    expect((await engine.get(MODEL)).body.signalId).toBe(signalId);
    await waitFor(() =>
      expect(engine.signals).toContainEqual(
        expect.objectContaining({
          channel: 'waymark:models',
          message: { models: [signalId] },
        }),
      ),
    );
    expect(JSON.stringify(engine.signals)).not.toContain('credit-risk');
    const { body: maturity } = await engine.get(`${MODEL}/maturity`);
    expect(maturity.items[0]).toMatchObject({
      framework: 'delivery-standard',
      level: expect.any(Number),
      nextMove: expect.objectContaining({ text: expect.any(String) }),
    });
  });

  it('names the type of every event behind a figure', async () => {
    const ago = (days: number) =>
      new Date(Date.now() - days * 86_400_000).toISOString();
    const environment = { id: 'production' };
    const training = { finishedAt: ago(6), trigger: 'schedule' as const };
    await engine.post(
      [
        cdEvent('artifact.packaged', {
          id: 'trained',
          at: ago(6),
          subject: 'pkg:generic/credit-risk@1',
          content: { change: { id: 'c1' } },
          waymark: { modelVersion: '1', training },
        }),
        deployment('d1', ago(5), '1', { kind: 'service.upgraded' }),
        cdEvent('incident.reported', {
          id: 'broken',
          at: ago(4),
          content: { environment, ticketURI: 'https://tickets.example/1' },
        }),
        cdEvent('incident.resolved', {
          id: 'mended',
          at: ago(3),
          content: { environment },
        }),
        cdEvent('taskrun.finished', {
          id: 'failed',
          at: ago(2),
          subject: 'job-7',
          content: { outcome: 'failure' },
          waymark: { deploysTo: 'production' },
        }),
      ].map(cloudEvent),
    );
    await engine.settled();
    const seen = await Promise.all(
      [
        'timeToRestore',
        'deploymentSuccessRate',
        'experiments',
        'retrainingSuccessRate',
        'trainingToProduction',
      ].map(async id => {
        const { body } = await engine.get(`${MODEL}/metrics/${id}/events`);
        return body.items.map((e: any) => [e.eventId, e.type]);
      }),
    );
    expect(seen).toEqual([
      [['broken', 'dev.cdevents.incident.reported.0.3.0']],
      [
        ['failed', 'dev.cdevents.taskrun.finished.0.3.0'],
        ['d1', 'dev.cdevents.service.upgraded.0.3.0'],
      ],
      [['trained', 'dev.cdevents.artifact.packaged.0.3.0']],
      [['trained', 'dev.cdevents.artifact.packaged.0.3.0']],
      [['d1', 'dev.cdevents.service.upgraded.0.3.0']],
    ]);
  });

  it('keeps the figures of a model no catalog knows, and lists it', async () => {
    const event = deployment(
      's1',
      new Date(Date.now() - 60_000).toISOString(),
      '1',
    );
    event.customData!.waymark!.model = 'shadow';
    await engine.post([cloudEvent(event)]);
    await engine.settled();
    const { body } = await engine.get('/models/model/default/shadow');
    expect(body).toMatchObject({
      ref: 'model:default/shadow',
      inCatalog: false,
      attention: [{ kind: 'shadow' }],
    });
    expect((await engine.get('/models/model/default/nothing')).status).toBe(
      404,
    );
  });

  it('says which query parameter is wrong', async () => {
    for (const [path, name] of [
      [`${MODEL}/metrics?window=3d`, 'window'],
      [`${MODEL}/metrics?from=yesterday`, 'from'],
      [`${MODEL}/metrics/series?bucket=year`, 'bucket'],
      [`${MODEL}/metrics/series?zone=Mars/Base`, 'zone'],
      ['/models?limit=0', 'limit'],
      ['/models?sort=colour', 'sort'],
      ['/models?sort=-experiments', 'sort'],
      ['/models?band=changeFailRate', 'band'],
      ['/models?band=changeFailRate:best', 'band'],
      ['/models?band=experiments:low', 'band'],
      ['/models?tier=severe', 'tier'],
    ]) {
      const { status, body } = await engine.get(path);
      expect([status, body.error.message]).toEqual([
        400,
        expect.stringContaining(`'${name}'`),
      ]);
    }
  });
});

it('holds every event to its size, alone or among others', async () => {
  const engine = await startEngine({
    knex: await databases.init('SQLITE_3'),
    config: {
      waymark: { events: { maxEventBytes: 1000 }, limits: { idLength: 1000 } },
    },
  });
  const small = cloudEvent(deployment('d1', '2026-01-01T00:00:00Z', '1'));
  const large = cloudEvent(
    deployment('d2', '2026-01-01T00:00:00Z', '2', {
      waymark: { fromVersion: 'x'.repeat(1000) },
    }),
  );
  const send = (type: string, body: string) =>
    engine
      .api()
      .post('/api/waymark/events')
      .set('Content-Type', type)
      .send(body);
  const tooLarge = {
    errors: [
      {
        path: '',
        message: 'may have 1000 bytes at most (waymark.events.maxEventBytes)',
      },
    ],
  };

  const batch = await engine.post([large, small]);
  expect(batch.body).toMatchObject({
    accepted: 1,
    rejected: [{ index: 0, id: 'd2', ...tooLarge }],
  });
  const lines = await send(
    'application/x-ndjson',
    [large, small].map(event => JSON.stringify(event)).join('\n'),
  );
  expect(lines.body).toMatchObject({
    duplicates: 1,
    rejected: [{ index: 0, id: null, ...tooLarge }],
  });
  // What is no JSON would answer 400, were it parsed first.
  const alone = await send(
    'application/cloudevents+json',
    `{${JSON.stringify(large)}`,
  );
  expect(alone.status).toBe(413);
  expect(alone.body.error.message).toContain('1000 bytes');
  await engine.stop();
});

it('names the permission that is missing', async () => {
  const knex = await databases.init('SQLITE_3');
  const engine = await startEngine({
    knex,
    entities: [entity],
    deny: [
      'waymark.event.ingest',
      'waymark.source.create',
      'waymark.source.create.any',
      'waymark.rollback.create',
    ],
  });
  const event = cloudEvent(deployment('d1', '2026-01-01T00:00:00Z', '1'));
  const refused = [
    await engine.post([event]),
    await engine
      .api()
      .post('/api/waymark/sources')
      .send({ name: 'x', eventSource: '/x' }),
    await engine
      .api()
      .post(`/api/waymark${MODEL}/rollbacks`)
      .send({ environment: 'production', reason: 'Wrong limits' }),
  ];
  expect(refused.map(({ status }) => status)).toEqual([403, 403, 403]);
  expect(refused[2].body.error.message).toContain('waymark.rollback.create');
  await engine.stop();
});
