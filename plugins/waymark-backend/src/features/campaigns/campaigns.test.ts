import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { Campaign } from 'backstage-plugin-waymark-common';
import type { Knex } from 'knex';
import { group, ownedModel } from '../../__testUtils__/entities';
import { cloudEvent, deployment } from '../../__testUtils__/events';
import { houseConfig, houseRules } from '../../__testUtils__/houseRules';
import { startEngine } from '../../__testUtils__/startEngine';
import { waitFor } from '../../__testUtils__/waitFor';

jest.setTimeout(60_000);

const DAY = 86_400_000;
const inDays = (days: number) =>
  new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const entities = [
  group('bank', 'lending'),
  group('lending'),
  group('sales'),
  ownedModel('scores', 'lending', { tier: 'high', system: 'credit' }),
  ownedModel('limits', 'lending', { tier: 'high', tags: ['tabular'] }),
  ownedModel('churn', 'sales', { tier: 'minimal' }),
  ownedModel('quiet', 'sales'),
];
const request = {
  title: 'All that decide are live',
  level: 3,
  scope: { tiers: ['high'], owner: 'group:default/bank' },
  due: inDays(60),
  owner: 'lending',
};

describe.each(databases.eachSupportedId())('campaigns on %s', databaseId => {
  let engine: Awaited<ReturnType<typeof startEngine>>;
  let knex: Knex;
  let audit: ReturnType<typeof mockServices.auditor.mock>;

  const judge = async () => {
    await engine.runTask('waymark-portfolio');
    await engine.settled();
  };
  const start = async (options: { deny?: string[]; version?: number } = {}) => {
    audit = mockServices.auditor.mock({
      createEvent: async () => ({
        success: async () => {},
        fail: async () => {},
      }),
    });
    engine = await startEngine({
      knex,
      entities,
      config: houseConfig(houseRules(options.version)),
      deny: options.deny,
      features: [audit.factory],
    });
    await judge();
  };
  const send = (method: 'post' | 'patch', path: string, body: object = {}) =>
    engine.api()[method](`/api/waymark${path}`).send(body);
  const make = async (change: object = {}): Promise<Campaign> => {
    const { status, body } = await send('post', '/campaigns', {
      ...request,
      ...change,
    });
    expect([status, body.error]).toEqual([201, undefined]);
    return body;
  };
  const faults = async (change: object) => {
    const { status, body } = await send('post', '/campaigns', {
      ...request,
      ...change,
    });
    expect(status).toBe(400);
    return body.error.details;
  };
  const goLive = async (name: string) => {
    const at = new Date(Date.now() - 60_000).toISOString();
    const waymark = { model: `model:default/${name}` };
    await engine.post([cloudEvent(deployment(name, at, '1', { waymark }))]);
    await engine.settled();
    await judge();
  };

  beforeEach(async () => {
    knex = await databases.init(databaseId);
  });
  afterEach(() => engine.stop());

  it('tell who is there, who is not and what comes next, as levels move', async () => {
    await start();
    const made = await make({ note: ' The board asked for it ' });
    expect(made).toEqual({
      id: expect.any(String),
      title: 'All that decide are live',
      framework: 'house-rules',
      frameworkTitle: 'House rules',
      level: 3,
      levelTitle: 'Live',
      scope: request.scope,
      due: request.due,
      owner: 'group:default/lending',
      note: 'The board asked for it',
      state: 'active',
      models: 2,
      there: 0,
      withoutTarget: 0,
      createdBy: 'user:default/mock',
      createdAt: expect.any(String),
      closed: null,
      remindedAt: null,
    });
    const get = async (query = '') =>
      (await engine.get(`/campaigns/${made.id}${query}`)).body;
    const before = await get();
    expect(before).toMatchObject({
      ...made,
      notThere: {
        total: 2,
        nextCursor: null,
        items: [
          {
            ref: 'model:default/limits',
            owner: 'group:default/lending',
            tier: 'high',
            level: 2,
            goal: 3,
            next: [
              { criterion: 'use-live', title: 'It serves', todo: 'Deploy it.' },
            ],
          },
          { ref: 'model:default/scores' },
        ],
      },
      history: [{ there: 0 }, { there: 0 }],
      pace: { needed: expect.any(Number), soFar: null },
    });
    // Two models within 60 days and what is left of the last
    expect(before.pace.needed).toBeGreaterThan(14 / 61);
    expect(before.pace.needed).toBeLessThan(14 / 60);
    const page = await get('?limit=1');
    expect(page.notThere).toMatchObject({ total: 2, items: [{}] });
    expect(
      (await get(`?limit=1&cursor=${page.notThere.nextCursor}`)).notThere,
    ).toMatchObject({
      items: [{ ref: 'model:default/scores' }],
      nextCursor: null,
    });

    await goLive('scores');
    expect(await get()).toMatchObject({
      state: 'active',
      there: 1,
      notThere: { total: 1, items: [{ ref: 'model:default/limits' }] },
      history: [{ there: 0 }, { there: 1 }, { there: 1 }],
    });
    await goLive('limits');
    expect(await get()).toMatchObject({
      state: 'reached',
      there: 2,
      notThere: { total: 0, items: [] },
      pace: { needed: null },
    });

    // A campaign counts by the framework as it is now
    await engine.stop();
    await start({ version: 2 });
    await waitFor(async () =>
      expect(await get()).toMatchObject({ state: 'reached', there: 2 }),
    );
  });

  it('narrow by tier, owner, system and tag, or reach each its own target', async () => {
    await start();
    const count = async (change: object) => {
      const { models, there, withoutTarget } = await make(change);
      return [models, there, withoutTarget];
    };
    expect(await count({ scope: undefined })).toEqual([4, 0, 0]);
    expect(await count({ scope: {}, level: 2 })).toEqual([4, 3, 0]);
    expect(await count({ scope: { tiers: ['minimal', 'high'] } })).toEqual([
      3, 0, 0,
    ]);
    expect(await count({ scope: { owner: 'bank' } })).toEqual([2, 0, 0]);
    expect(await count({ scope: { tag: 'tabular' } })).toEqual([1, 0, 0]);
    expect(await count({ scope: { tag: 'none' } })).toEqual([0, 0, 0]);
    const own = await make({ level: null, scope: {} });
    expect(own).toMatchObject({
      level: null,
      levelTitle: null,
      models: 3,
      there: 1,
      withoutTarget: 1,
      state: 'active',
    });
    const { notThere } = (await engine.get(`/campaigns/${own.id}`)).body;
    expect(notThere.items).toMatchObject([
      { ref: 'model:default/limits', goal: 3 },
      { ref: 'model:default/scores', goal: 3 },
    ]);
  });

  it('are refused with what is wrong, where', async () => {
    await start();
    expect(
      await faults({
        framework: 'none',
        due: inDays(-1),
        owner: 'group:default/nobody',
        scope: { owner: 'nobody', system: 'system:default/none' },
      }),
    ).toEqual([
      {
        path: '/framework',
        message: expect.stringMatching(
          /^names no framework that judges models; there are house-rules, delivery-standard/,
        ),
      },
      { path: '/due', message: 'must be a day ahead, or today' },
      {
        path: '/owner',
        message: 'group:default/nobody is not in the catalog',
      },
      {
        path: '/scope/owner',
        message: 'group:default/nobody is not in the catalog',
      },
      {
        path: '/scope/system',
        message: 'system:default/none is not in the catalog',
      },
    ]);
    for (const level of [1, 4]) {
      expect(await faults({ level })).toEqual([
        { path: '/level', message: 'must be one of 2, 3 in house-rules' },
      ]);
    }
    expect(await faults({ framework: 'ai-platform' })).toMatchObject([
      { path: '/framework' },
    ]);
    expect(await faults({ owner: 'model:default/scores' })).toEqual([
      { path: '/owner', message: 'must be a group or a user' },
    ]);
    expect(await faults({ owner: 'group:' })).toEqual([
      { path: '/owner', message: "'group:' is no entity ref" },
    ]);
    const wrong = { scope: { tiers: ['highest'], team: 'x' }, due: '1.3.2027' };
    expect(
      (await faults({ ...wrong, title: '' })).map((fault: any) => fault.path),
    ).toEqual(
      expect.arrayContaining([
        '/due',
        '/scope/team',
        '/scope/tiers/0',
        '/title',
      ]),
    );
    expect((await engine.get('/campaigns')).body).toEqual({ items: [] });
  });

  it('are changed in part and closed once, each of it audited', async () => {
    await start();
    const { id } = await make();
    const other = await make({ due: inDays(3) });
    const changed = await send('patch', `/campaigns/${id}`, {
      due: inDays(30),
      level: null,
      scope: {},
      owner: 'user:default/mock',
    });
    expect([changed.status, changed.body]).toMatchObject([
      200,
      {
        title: request.title,
        due: inDays(30),
        level: null,
        scope: {},
        owner: 'user:default/mock',
        models: 3,
      },
    ]);
    // What lies behind may stay as it is
    await knex('campaigns')
      .where({ id })
      .update({ due: inDays(-2) });
    const kept = await send('patch', `/campaigns/${id}`, {
      title: 'Late',
      due: inDays(-2),
    });
    expect(kept.body).toMatchObject({ title: 'Late', state: 'overdue' });
    const past = await send('patch', `/campaigns/${id}`, { due: inDays(-1) });
    expect(past.body.error.details).toMatchObject([{ path: '/due' }]);
    expect((await send('patch', `/campaigns/${id}`)).status).toBe(400);

    const close = (reason: string) =>
      send('post', `/campaigns/${id}/close`, { reason });
    expect((await close('no')).status).toBe(400);
    const closed = await close('Nobody needs it');
    expect(closed.body).toMatchObject({
      state: 'closed',
      closed: {
        by: 'user:default/mock',
        at: expect.any(String),
        reason: 'Nobody needs it',
      },
    });
    expect((await close('Once more')).status).toBe(409);
    const late = await send('patch', `/campaigns/${id}`, { title: 'Other' });
    expect(late.status).toBe(409);
    expect((await engine.get('/campaigns')).body.items).toMatchObject([
      { id: other.id, state: 'active' },
      { id, state: 'closed' },
    ]);
    expect((await engine.get('/campaigns/none')).status).toBe(404);
    expect(
      audit.createEvent.mock.calls
        .map(([event]) => [event.eventId, event.meta?.campaignId])
        .slice(0, 4),
    ).toEqual([
      ['campaign-create', undefined],
      ['campaign-create', undefined],
      ['campaign-update', id],
      ['campaign-update', id],
    ]);
    expect(audit.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'campaign-close',
        meta: { campaignId: id, reason: 'Nobody needs it' },
      }),
    );
  });

  it('are told on the pages of their models while they are open', async () => {
    await start();
    const { id } = await make();
    const all = await make({ level: null, scope: {}, due: inDays(9) });
    const of = async (name: string) =>
      (await engine.get(`/models/model/default/${name}/campaigns`)).body.items;
    expect(await of('scores')).toEqual([
      {
        id: all.id,
        title: request.title,
        framework: 'house-rules',
        level: null,
        levelTitle: null,
        goal: 3,
        due: inDays(9),
        state: 'active',
        there: false,
      },
      expect.objectContaining({ id, level: 3, levelTitle: 'Live', goal: 3 }),
    ]);
    expect(await of('churn')).toMatchObject([{ id: all.id, there: true }]);
    expect(await of('quiet')).toEqual([]);
    const unknown = await engine.get('/models/model/default/none/campaigns');
    expect(unknown.status).toBe(404);
    await send('post', `/campaigns/${all.id}/close`, { reason: 'Done now' });
    expect(await of('churn')).toEqual([]);
  });

  it('are read by readers and made by who may manage them', async () => {
    await start({ deny: ['waymark.campaign.manage'] });
    expect((await engine.get('/campaigns')).status).toBe(200);
    for (const [method, path] of [
      ['post', '/campaigns'],
      ['patch', '/campaigns/x'],
      ['post', '/campaigns/x/close'],
      ['post', '/campaigns/x/remind'],
    ] as const) {
      const { status, body } = await send(method, path, request);
      expect(status).toBe(403);
      expect(body.error.message).toContain('waymark.campaign.manage');
    }
    await engine.stop();
    await start({ deny: ['waymark.model.read'] });
    for (const path of ['/campaigns', '/campaigns/x']) {
      const { status, body } = await engine.get(path);
      expect(status).toBe(403);
      expect(body.error.message).toContain('waymark.model.read');
    }
  });
});
