import { TestDatabases } from '@backstage/backend-test-utils';
import type { CdEvent, UnassignedGroup } from 'backstage-plugin-waymark-common';
import type { Knex } from 'knex';
import { ownedModel } from '../../__testUtils__/entities';
import { cdEvent, cloudEvent, deployment } from '../../__testUtils__/events';
import { startEngine } from '../../__testUtils__/startEngine';

jest.setTimeout(60_000);

const MODEL = 'model:default/credit-risk';
const PATH = '/models/model/default/credit-risk';
const WINDOW = 'from=2026-06-01T00:00:00Z&to=2026-07-01T00:00:00Z';
const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const entity = ownedModel('credit-risk', 'credit-analytics');

/** As sent by who does not know the model */
function anonymous(event: CdEvent): CdEvent {
  const { model, ...waymark } = event.customData!.waymark!;
  return { ...event, customData: { waymark } };
}

const log = [
  deployment('d1', '2026-06-01T00:00:00Z', '1'),
  deployment('d2', '2026-06-02T00:00:00Z', '2'),
  cdEvent('incident.detected', {
    id: 'i1',
    at: '2026-06-03T00:00:00Z',
    subject: 'latency',
    content: { environment: { id: 'production' } },
  }),
  cdEvent('incident.resolved', {
    id: 'i2',
    at: '2026-06-03T06:00:00Z',
    subject: 'latency',
    content: { environment: { id: 'production' } },
  }),
];

describe.each(databases.eachSupportedId())('assignments on %s', databaseId => {
  let engine: Awaited<ReturnType<typeof startEngine>>;
  let knex: Knex;
  const start = async (events: CdEvent[], deny: string[] = []) => {
    knex = await databases.init(databaseId);
    engine = await startEngine({
      knex,
      entities: [entity],
      deny,
    });
    await engine.post(events.map(cloudEvent));
    await engine.settled();
  };
  afterEach(() => engine.stop());

  const assign = (body: object) =>
    engine.api().post('/api/waymark/assignments').send(body);
  const groups = async () => (await engine.get('/unassigned')).body;
  const told = async () => {
    await engine.settled();
    const { body } = await engine.get(`${PATH}/metrics?${WINDOW}`);
    delete body.metrics.modelFreshness;
    const deployments = await engine.get(`${PATH}/deployments`);
    const incidents = await engine.get(`${PATH}/incidents`);
    return [body.metrics, deployments.body, incidents.body];
  };

  it('take effect as if the events had named the model, and back', async () => {
    await start(log);
    const named = await told();
    await engine.stop();

    await start(log.map(anonymous));
    const before = await told();
    const { items, total } = await groups();
    expect(total).toBe(3);
    const [deployed, ...ofIncident] = items;
    expect(deployed).toMatchObject({
      source: '/pipelines/credit-risk',
      type: 'dev.cdevents.service.deployed.0.3.0',
      hints: [{ annotation: 'waymark.dev/service-id', value: 'credit-risk' }],
      subject: null,
      count: 2,
      firstAt: '2026-06-01T00:00:00.000Z',
      lastAt: '2026-06-02T00:00:00.000Z',
      example: { id: 'd2' },
    });
    const detected = ofIncident.find(
      (group: UnassignedGroup) => group.example.id === 'i1',
    );
    expect(detected).toMatchObject({ hints: [], subject: null, count: 1 });
    const { body: events } = await engine.get(
      `/unassigned/${deployed.id}?limit=1`,
    );
    expect(events).toMatchObject({
      total: 2,
      items: [{ id: 'd2', version: '2', environment: 'production' }],
    });
    const rest = await engine.get(
      `/unassigned/${deployed.id}?cursor=${events.nextCursor}`,
    );
    expect(rest.body).toMatchObject({
      items: [{ id: 'd1' }],
      nextCursor: null,
    });

    // The end of the incident goes with its beginning
    for (const group of [deployed.id, detected.id]) {
      const answer = await assign({ group, model: MODEL, reason: 'Ours' });
      expect(answer.status).toBe(200);
    }
    expect(await told()).toEqual(named);
    expect(await groups()).toMatchObject({ items: [], total: 0 });

    const again = await assign({ group: deployed.id, model: MODEL });
    expect(again.body).toEqual({
      model: MODEL,
      assigned: 0,
      already: 2,
      remaining: 0,
    });
    const { body } = await engine.get(`${PATH}/corrections`);
    expect(body).toMatchObject({
      total: 3,
      items: expect.arrayContaining([
        expect.objectContaining({
          kind: 'eventAssigned',
          by: 'user:default/mock',
          reason: 'Ours',
          event: expect.objectContaining({ id: 'd1' }),
        }),
      ]),
    });
    for (const { id } of body.items) {
      const answer = await engine
        .api()
        .post(`/api/waymark${PATH}/corrections/${id}/reverse`)
        .send({ reason: 'Not ours after all' });
      expect(answer.status).toBe(200);
    }
    expect(await told()).toEqual(before);
    expect(await groups()).toMatchObject({ total: 3 });
    const anew = await assign({ group: deployed.id, model: MODEL });
    expect(anew.body).toMatchObject({ assigned: 2, already: 0 });
  });

  it('go to one model, and to one nobody knows only when that is meant', async () => {
    await start(log.map(anonymous));
    const events = [{ source: '/pipelines/credit-risk', id: 'd1' }];
    const ghost = { events, model: 'ghost' };
    const unknown = await assign(ghost);
    expect(unknown.status).toBe(404);
    expect(unknown.body.error.message).toContain('model:default/ghost');

    for (const model of ['x'.repeat(3_000), 'a/b/c', 'api:default/ghost']) {
      const none = await assign({ events, model, allowUnknown: true });
      expect([none.status, none.body.error.name]).toEqual([400, 'InputError']);
    }

    const meant = await assign({ ...ghost, allowUnknown: true });
    expect(meant.body).toMatchObject({
      model: 'model:default/ghost',
      assigned: 1,
    });
    await engine.settled();
    const shadow = await engine.get('/models/model/default/ghost/deployments');
    expect(shadow.body).toMatchObject({ items: [{ eventId: 'd1' }] });
    const list = await engine.get('/models?q=ghost');
    expect(list.body.items).toMatchObject([{ inCatalog: false }]);

    const other = await assign({ events, model: MODEL });
    expect(other.status).toBe(409);
    expect(other.body.error.message).toContain('assigned to another model');
    const both = await assign({
      events: [...events, { source: '/pipelines/credit-risk', id: 'd2' }],
      model: MODEL,
    });
    expect(both.status).toBe(409);
    expect(await groups()).toMatchObject({ total: 3 });
  });

  it('are made by the engine once the catalog knows the model', async () => {
    await start(log.map(anonymous));
    await engine.stop();
    const { metadata } = entity;
    const annotations = { 'waymark.dev/service-id': 'credit-risk' };
    engine = await startEngine({
      knex,
      entities: [{ ...entity, metadata: { ...metadata, annotations } }],
    });
    await engine.runTask('waymark-portfolio');
    await engine.settled();
    const deployments = await engine.get(`${PATH}/deployments`);
    expect(deployments.body.total).toBe(2);
    const { body } = await engine.get(`${PATH}/corrections`);
    expect(body.items).toMatchObject([
      { kind: 'eventAssigned', by: 'catalog', reason: null },
      { kind: 'eventAssigned', by: 'catalog', reason: null },
    ]);
  });

  it('refuse in words what cannot be', async () => {
    await start([...log.slice(0, 1), anonymous(log[1])]);
    const source = '/pipelines/credit-risk';
    const refused: [object, number, string][] = [
      [{ model: MODEL }, 400, 'either'],
      [
        { model: 'api:default/scores', group: 'x' },
        400,
        'must be of kind model',
      ],
      [{ model: MODEL, group: 'x' }, 404, 'no unassigned events'],
      [{ model: MODEL, events: [{ source, id: 'd9' }] }, 404, 'no event d9'],
      [{ model: MODEL, events: [{ source, id: 'd1' }] }, 400, 'itself'],
    ];
    for (const [body, status, words] of refused) {
      const answer = await assign(body);
      expect(answer.body.error.message).toContain(words);
      expect(answer.status).toBe(status);
    }
  });

  it('take permissions of their own', async () => {
    await start([], ['waymark.event.assign', 'waymark.source.read']);
    const answer = await assign({ group: 'x', model: MODEL });
    expect(answer.status).toBe(403);
    expect(answer.body.error.message).toContain('waymark.event.assign');
    const list = await engine.get('/unassigned');
    expect(list.status).toBe(403);
    expect(list.body.error.message).toContain('waymark.source.read');
  });
});
