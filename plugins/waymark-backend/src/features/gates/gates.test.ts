import { TestDatabases } from '@backstage/backend-test-utils';
import { ownedModel } from '../../__testUtils__/entities';
import { cdEvent, cloudEvent, deployment } from '../../__testUtils__/events';
import { startEngine } from '../../__testUtils__/startEngine';

jest.setTimeout(60_000);

const MODEL = 'model:default/credit-risk';
const PATH = '/models/model/default/credit-risk';
const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const minutesAgo = (minutes: number) =>
  new Date(Date.now() - minutes * 60_000).toISOString();

/** A model of the minimal tier, which owes an evaluation only. */
const entity = ownedModel('credit-risk', 'lending');
entity.spec = { ...entity.spec, risk: { tier: 'minimal' } };

const evaluation = (modelVersion: string, value: number) =>
  cdEvent('testsuiterun.finished', {
    id: `evaluation-${modelVersion}-${value}`,
    at: minutesAgo(30 - value * 10),
    subject: `run-${modelVersion}`,
    content: {
      outcome: value >= 0.8 ? 'success' : 'failure',
      environment: { id: 'ci' },
      testSuite: { id: 'performance' },
    },
    waymark: {
      modelVersion,
      evaluation: {
        kind: 'performance',
        metrics: [{ name: 'roc_auc', value, threshold: 0.8, direction: 'min' }],
        thresholdsCommit: '575f1b70d43dc2d61855d4d46f17fb52e881047d',
      },
    },
  });

describe.each(databases.eachSupportedId())('gates on %s', databaseId => {
  let engine: Awaited<ReturnType<typeof startEngine>>;
  const start = async (options: { deny?: string[] } = {}) => {
    const knex = await databases.init(databaseId);
    engine = await startEngine({ knex, entities: [entity], ...options });
  };
  afterEach(() => engine.stop());

  const ask = (body: object, token?: string) => {
    const request = engine.api().post('/api/waymark/gates');
    if (token) request.set('Authorization', `Bearer ${token}`);
    return request.send({
      model: MODEL,
      version: '2',
      environment: 'production',
      ...body,
    });
  };
  const send = (...events: Parameters<typeof cloudEvent>[0][]) =>
    engine.post(events.map(event => cloudEvent(event)));

  it('that denied what serves are told of where the model is listed and shown', async () => {
    await start();
    await engine.runTask('waymark-portfolio');
    await send(deployment('d1', minutesAgo(20), '2'));
    await engine.settled();
    const { body: verdict } = await ask({});
    expect(verdict.outcome).toBe('deny');
    await engine.settled();

    const { body: listed } = await engine.get('/models?gate=denied');
    expect(listed.items).toHaveLength(1);
    expect(listed.items[0]).toMatchObject({
      ref: MODEL,
      deniedIn: ['production'],
      controls: { met: expect.any(Number), total: 4 },
      attention: [
        {
          kind: 'denied',
          code: 'denied',
          parameters: { version: '2', environment: 'production' },
          text: 'Version 2 serves in production against a gate’s decision',
        },
      ],
    });
    const { body: live } = await engine.get(`${PATH}/live`);
    expect(live.items[0].gate).toMatchObject({
      id: verdict.id,
      outcome: 'deny',
      unmet: verdict.unmet,
    });
    // As it was before the gate was asked
    const { body: before } = await engine.get(
      `${PATH}/live?at=${encodeURIComponent(minutesAgo(10))}`,
    );
    expect(before.items[0]).toMatchObject({ version: '2', gate: null });

    await send(evaluation('2', 0.9));
    await engine.settled();
    expect((await ask({})).body.outcome).toBe('allow');
    await engine.settled();
    const { body: none } = await engine.get('/models?gate=denied');
    expect(none.items).toEqual([]);
    const { body: detail } = await engine.get(PATH);
    expect(detail).toMatchObject({ deniedIn: [], attention: [] });
  });

  it('decide by what is known of the version, and keep what they decided', async () => {
    await start();
    await send(
      deployment('d1', minutesAgo(60), '1'),
      evaluation('1', 0.9),
      evaluation('2', 0.7),
    );
    // Asked at once: the decision waits for the events
    const denied = await ask({});
    expect([denied.status, denied.body]).toEqual([
      201,
      {
        id: expect.any(String),
        model: MODEL,
        version: '2',
        environment: 'production',
        outcome: 'deny',
        by: 'user:default/mock',
        at: expect.any(String),
        unmet: [
          {
            id: 'evaluation',
            title: 'The version passed its evaluation',
            todo: expect.any(String),
            result: 'notMet',
            reason: 'Evaluation of the live version: failed.',
          },
        ],
        rules: expect.any(Array),
      },
    ]);
    expect(denied.body.rules).toHaveLength(11);

    await send(evaluation('2', 0.95));
    const allowed = await ask({});
    expect(allowed.body).toMatchObject({ outcome: 'allow', unmet: [] });

    await engine.settled();
    const { rules: _, ...first } = denied.body;
    const { rules: __, ...second } = allowed.body;
    const list = (query = '') => engine.get(`${PATH}/gates${query}`);
    expect((await list()).body).toEqual({
      items: [second, first],
      total: 2,
      nextCursor: null,
    });
    const page = await list('?limit=1');
    expect(page.body.items).toEqual([second]);
    expect((await list(`?cursor=${page.body.nextCursor}`)).body.items).toEqual([
      first,
    ]);
  });

  it('take the token events are sent with, within its limits', async () => {
    await start({ deny: ['waymark.gate.decide'] });
    const { body: source } = await engine
      .api()
      .post('/api/waymark/sources')
      .send({
        name: 'pipeline',
        eventSource: '/pipelines/credit-risk',
        models: [MODEL],
      });
    const answer = await ask({}, source.token);
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ outcome: 'deny', by: source.id });
    const elsewhere = await ask({ model: 'model:default/other' }, source.token);
    expect(elsewhere.status).toBe(403);
    expect(elsewhere.body.error.message).toContain(MODEL);
    expect((await ask({}, 'wmk_wrong')).status).toBe(401);

    const person = await ask({});
    expect(person.status).toBe(403);
    expect(person.body.error.message).toContain('waymark.gate.decide');
  });

  it.each([
    [{ version: '' }, 400, '/version'],
    [{ model: 'api:default/credit-risk' }, 400, '/model'],
    [{ more: 1 }, 400, '/more'],
    [{ model: 'model:default/nobody' }, 404, undefined],
  ])('refuse %j', async (body, status, path) => {
    await start();
    const answer = await ask(body);
    expect(answer.status).toBe(status);
    expect(answer.body.error.details?.[0].path).toBe(path);
    expect((await engine.get('/gates')).status).toBe(403);
  });

  it('let events of their own kind in from nobody else', async () => {
    await start();
    const forged = cdEvent('service.deployed', {
      id: 'x',
      at: minutesAgo(1),
      content: { version: '2', environment: 'production', outcome: 'allow' },
    });
    forged.context.type = 'dev.cdeventsx.waymark-gate.decided.0.1.0';
    const { body } = await send(forged);
    expect(body.rejected).toHaveLength(1);
  });
});
