import { TestDatabases } from '@backstage/backend-test-utils';
import { AuthenticationError } from '@backstage/errors';
import type { Source } from 'backstage-plugin-waymark-common';
import type { EventTranslator } from 'backstage-plugin-waymark-node';
import { cloudEvent, deployment } from '../../__testUtils__/events';
import { startEngine } from '../../__testUtils__/startEngine';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const AT = '2026-05-04T09:30:00Z';

const forge: EventTranslator = {
  source: 'forge',
  verify: async ({ headers }) => {
    if (headers['x-secret'] !== 'right') {
      throw new AuthenticationError('The header X-Secret is wrong');
    }
  },
  translate: ({ body }) => [{ event: JSON.parse(body.toString()) }],
};

describe.each(databases.eachSupportedId())('sources on %s', databaseId => {
  let engine: Awaited<ReturnType<typeof startEngine>>;
  let knex: Awaited<ReturnType<typeof databases.init>>;

  const start = async (deny?: string[]) => {
    knex = await databases.init(databaseId);
    engine = await startEngine({ knex, translators: [forge], deny });
  };
  afterEach(() => engine.stop());

  const createSource = async (more: object = {}) => {
    const { body } = await engine
      .api()
      .post('/api/waymark/sources')
      .send({
        name: 'Credit risk pipeline',
        eventSource: '/pipelines/credit-risk',
        ...more,
      });
    return body as Source & { token: string };
  };
  const list = async (): Promise<Source[]> =>
    (await engine.get('/sources')).body.items;
  const refusals = async (id: string) =>
    (await engine.get(`/sources/${encodeURIComponent(id)}/rejections`)).body
      .items;

  it('tells how many events of each way in nobody assigned', async () => {
    await start();
    const { token } = await createSource();
    const nameless = (id: string, source?: string) => {
      const event = deployment(id, AT, '1', { source });
      delete event.customData;
      return event;
    };
    await engine
      .post(['d1', 'd2'].map(id => cloudEvent(nameless(id))))
      .set('Authorization', `Bearer ${token}`)
      .expect(202);
    await engine.post([cloudEvent(nameless('d3', '/elsewhere'))]).expect(202);
    await engine
      .api()
      .post('/api/waymark/webhooks/forge')
      .set('X-Secret', 'right')
      .send(JSON.stringify(nameless('d4', '/forge')))
      .expect(202);
    const counts = async () =>
      (await list()).map(({ kind, unassigned }) => [kind, unassigned]);
    expect(await counts()).toEqual([
      ['token', 2],
      ['webhook', 1],
      ['principal', 1],
    ]);
    await engine
      .api()
      .post('/api/waymark/assignments')
      .send({
        events: [{ source: '/forge', id: 'd4' }],
        model: 'ghost',
        allowUnknown: true,
      })
      .expect(200);
    expect(await counts()).toContainEqual(['webhook', 0]);
  });

  it('tells what came by every way in, and what was refused', async () => {
    await start();
    const { id, token, ...made } = await createSource();
    expect(made).toMatchObject({
      kind: 'token',
      state: 'silent',
      lastHeardAt: null,
    });
    expect(made.days).toHaveLength(30);
    const bad = cloudEvent(deployment('bad', AT, '1', { source: '/other' }));
    await engine
      .post([
        cloudEvent(deployment('d1', AT, '1')),
        cloudEvent(deployment('d1', AT, '1')),
        cloudEvent(deployment('d1', AT, '2')),
        bad,
      ])
      .set('Authorization', `Bearer ${token}`);
    await engine
      .api()
      .post('/api/waymark/events')
      .set('Authorization', `Bearer ${token}`)
      .set('Content-Type', 'application/cloudevents+json')
      .send(JSON.stringify(bad))
      .expect(400);
    await engine.post([cloudEvent(deployment('d2', AT, '1'))]);
    for (const secret of ['right', 'wrong', 'wrong']) {
      await engine
        .api()
        .post('/api/waymark/webhooks/forge')
        .set('X-Secret', secret)
        .send(JSON.stringify(deployment('d3', AT, '3', { source: '/forge' })));
    }
    for (let guess = 0; guess < 3; guess += 1) {
      await engine
        .post([])
        .set('Authorization', `Bearer wmk_${'0'.repeat(16)}_${guess}`)
        .expect(401);
    }
    await engine.api().post('/api/waymark/webhooks/nobody').expect(404);

    const items = await list();
    expect(
      items.map(item => [item.id, item.kind, item.state, item.totals]),
    ).toEqual([
      [
        id,
        'token',
        'active',
        { accepted: 1, duplicates: 1, conflicts: 1, rejected: 2 },
      ],
      [
        'webhook:forge',
        'webhook',
        'active',
        { accepted: 1, duplicates: 0, conflicts: 0, rejected: 2 },
      ],
      [
        'anonymous:events',
        'anonymous',
        'silent',
        { accepted: 0, duplicates: 0, conflicts: 0, rejected: 3 },
      ],
      [
        'anonymous:webhooks',
        'anonymous',
        'silent',
        { accepted: 0, duplicates: 0, conflicts: 0, rejected: 1 },
      ],
      [
        'principal:user:default/mock',
        'principal',
        'active',
        { accepted: 1, duplicates: 0, conflicts: 0, rejected: 0 },
      ],
    ]);
    expect(items[0].days.at(-1)).toEqual({
      day: new Date().toISOString().slice(0, 10),
      ...items[0].totals,
    });
    expect(items[0].days[0]).toMatchObject({ accepted: 0, rejected: 0 });

    expect((await engine.get(`/sources/${id}`)).body).toEqual(items[0]);
    expect((await engine.get('/sources/topic:none')).status).toBe(404);

    expect(await refusals(id)).toEqual([
      {
        eventId: 'bad',
        door: 'events',
        position: null,
        errors: [
          {
            path: '/source',
            message:
              'must be /pipelines/credit-risk, the one this token was made for',
          },
        ],
        excerpt: expect.stringContaining('"source":"/other"'),
        times: 2,
        firstAt: expect.any(String),
        lastAt: expect.any(String),
      },
    ]);
    expect(await refusals('webhook:forge')).toMatchObject([
      {
        eventId: null,
        excerpt: null,
        times: 2,
        errors: [{ message: 'The header X-Secret is wrong' }],
      },
    ]);
    expect(await refusals('anonymous:events')).toMatchObject([
      {
        times: 3,
        errors: [{ message: 'This source token is wrong or was revoked' }],
      },
    ]);
  });

  it('counts a request nobody could read once, for who sent it', async () => {
    await start();
    const { id, token } = await createSource();
    const send = (type: string) =>
      engine
        .api()
        .post('/api/waymark/events')
        .set('Authorization', `Bearer ${token}`)
        .set('Content-Type', type)
        .send('{');
    await send('application/cloudevents-batch+json').expect(400);
    await send('text/plain').expect(415);
    const [source] = await list();
    expect(source).toMatchObject({
      state: 'active',
      totals: { accepted: 0, rejected: 2 },
    });
    const messages = (await refusals(id)).map(
      (item: any) => item.errors[0].message,
    );
    expect(messages).toEqual([
      expect.stringMatching(/^Send application\/cloudevents\+json/),
      expect.stringMatching(/^The body is not JSON/),
    ]);
  });

  it('lists conflicts with what differs, by page and by way in', async () => {
    await start();
    const { id, token } = await createSource();
    await engine.post(
      ['1', '2', '3'].map(v => cloudEvent(deployment('d1', AT, v))),
    );
    await engine
      .post([cloudEvent(deployment('d1', AT, '4'))])
      .set('Authorization', `Bearer ${token}`);
    const first = (await engine.get('/conflicts?limit=2')).body;
    expect(first.items).toMatchObject([
      {
        eventId: 'd1',
        source: '/pipelines/credit-risk',
        sender: id,
        door: 'events',
        model: 'model:default/credit-risk',
        type: 'dev.cdevents.service.deployed.0.3.0',
        differs: [
          '/data/customData/waymark/modelVersion',
          '/data/subject/content/artifactId',
        ],
      },
      { sender: 'user:default/mock' },
    ]);
    const second = (
      await engine.get(`/conflicts?limit=2&cursor=${first.nextCursor}`)
    ).body;
    expect(second.items).toHaveLength(1);
    expect(second.nextCursor).toBeNull();
    const own = (await engine.get(`/conflicts?source=${id}`)).body;
    expect(own.items).toHaveLength(1);
    const others = (
      await engine.get('/conflicts?source=principal:user:default/mock')
    ).body;
    expect(others.items).toHaveLength(2);
  });

  it('tests a token with an event that counts nowhere', async () => {
    await start();
    const { id } = await createSource({
      models: ['model:default/credit-risk'],
      types: ['dev.cdevents.service.'],
    });
    const test = () => engine.api().post(`/api/waymark/sources/${id}/test`);
    const { status, body } = await test();
    expect([status, body]).toEqual([
      200,
      {
        status: 'accepted',
        eventId: expect.stringContaining(`source.tested/${id}/`),
        sampleType: 'dev.cdevents.service.deployed.0.3.0',
        errors: [],
        tookMs: expect.any(Number),
      },
    ]);
    expect(await knex('events').select('type', 'model', 'door')).toEqual([
      {
        type: 'dev.cdeventsx.waymark-source.tested.0.1.0',
        model: null,
        door: 'portal',
      },
    ]);
    expect(await knex('unassigned').select()).toEqual([]);
    expect((await engine.get('/models')).body.total).toBe(0);
    expect(await list()).toMatchObject([{ id, lastHeardAt: null }, {}]);

    await engine.api().delete(`/api/waymark/sources/${id}`).expect(204);
    expect((await test()).body).toMatchObject({
      status: 'rejected',
      eventId: null,
      errors: [{ message: 'The token was revoked' }],
    });
    expect(await knex('events').select('type')).toHaveLength(1);
    await engine
      .api()
      .post('/api/waymark/sources/webhook:forge/test')
      .expect(404);
  });

  it('says which limits of a token let nothing through', async () => {
    await start();
    const errorsOf = async (more: object, kept: object = {}) => {
      const { id } = await createSource(more);
      await knex('sources')
        .where({ id })
        .update({ id, ...kept });
      const { body } = await engine
        .api()
        .post(`/api/waymark/sources/${id}/test`);
      return body.errors.map(({ path }: { path: string }) => path);
    };
    // As it was kept before refs were written in full
    expect(await errorsOf({}, { models: '["credit-risk"]' })).toEqual([
      '/data/customData/waymark/model',
    ]);
    expect(await errorsOf({ eventSource: 'my pipeline' })).toEqual([
      '/data/context/source',
    ]);
    expect(await errorsOf({ types: ['dev.cdeventsx.waymark-'] })).toEqual([
      '/type',
    ]);
    expect(await errorsOf({ types: ['com.example.'] })).toEqual([]);
  });

  it('is for those with the permission', async () => {
    await start([
      'waymark.source.read',
      'waymark.source.create',
      'waymark.source.create.any',
    ]);
    for (const path of ['/sources', '/sources/x/rejections', '/conflicts']) {
      const { status, body } = await engine.get(path);
      expect(status).toBe(403);
      expect(body.error.message).toContain('waymark.source.read');
    }
    const { status } = await engine.api().post('/api/waymark/sources/x/test');
    expect(status).toBe(403);
  });
});
