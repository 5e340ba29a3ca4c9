import { TestDatabases } from '@backstage/backend-test-utils';
import { ownedModel } from '../__testUtils__/entities';
import { cloudEvent, deployment } from '../__testUtils__/events';
import { houseConfig, houseRules } from '../__testUtils__/houseRules';
import { startEngine } from '../__testUtils__/startEngine';
import { waitFor } from '../__testUtils__/waitFor';

jest.setTimeout(60_000);

const MODEL = '/models/model/default/credit-risk';
const DAY = 86_400_000;
const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const entities = [
  ownedModel('credit-risk', 'lending', { tier: 'limited' }),
  ownedModel('churn', 'sales'),
];

describe.each(databases.eachSupportedId())('standings on %s', databaseId => {
  let engine: Awaited<ReturnType<typeof startEngine>>;
  afterEach(() => engine.stop());

  const history = async () =>
    (await engine.get(`${MODEL}/maturity/history?framework=house-rules`)).body
      .items;
  const record = async () => {
    await engine.runTask('waymark-portfolio');
    await engine.settled();
  };
  const deploy = async () => {
    const at = new Date(Date.now() - DAY).toISOString();
    await engine.post([cloudEvent(deployment('d1', at, '1'))]);
    await engine.settled();
  };

  it('tell of many models, and are recorded with what changed them', async () => {
    const knex = await databases.init(databaseId);
    engine = await startEngine({
      knex,
      entities,
      config: houseConfig(houseRules(1)),
    });
    await engine.runTask('waymark-portfolio');
    const made = await knex('snapshots').orderBy('model').select();
    await engine.settled();
    // A level is recorded with the judgement, not by a second one
    expect(await knex('snapshots').orderBy('model').select()).toEqual(made);
    const { body } = await engine.get('/maturity/overview?groupBy=owner');
    expect(body).toMatchObject({
      framework: { id: 'house-rules' },
      total: 2,
      belowTarget: 1,
      items: [
        {
          ref: 'model:default/credit-risk',
          owner: 'group:default/lending',
          tier: 'limited',
          level: 2,
          target: 3,
          areas: [
            { id: 'risk', level: 3 },
            { id: 'use', level: 2 },
          ],
          before: null,
          changedAt: expect.stringMatching(/^20/),
        },
        { ref: 'model:default/churn', level: 1, target: null },
      ],
      distribution: [
        { level: 1, models: 1 },
        { level: 2, models: 1 },
        { level: 3, models: 0 },
      ],
      movers: [],
      moves: [
        { criterion: 'risk-tier', models: 1, lifts: 1 },
        { criterion: 'use-live', models: 1, lifts: 1 },
      ],
      groups: [
        { key: 'group:default/lending', models: 1, belowTarget: 1, level: 2 },
        { key: 'group:default/sales', models: 1, level: 1 },
      ],
    });
    const sales = '/maturity/overview?owner=group:default/sales&limit=1';
    expect((await engine.get(sales)).body).toMatchObject({
      total: 1,
      items: [{ ref: 'model:default/churn' }],
    });
    expect(
      (await engine.get('/maturity/overview?framework=ai-platform')).status,
    ).toBe(404);

    await deploy();
    await record();
    await record();
    expect(await history()).toMatchObject([
      {
        version: 1,
        level: 3,
        from: 2,
        first: false,
        areas: [{ id: 'risk' }, { id: 'use', level: 3, from: 2 }],
        causes: [
          {
            criterion: 'use-live',
            from: 'notMet',
            to: 'met',
            reason: 'Live in production: yes.',
          },
        ],
      },
      { version: 1, level: 2, from: null, first: true, causes: [] },
    ]);
    const { body: trend } = await engine.get('/maturity/trend?tier=limited');
    expect(trend).toMatchObject({ bucket: 'month' });
    expect(trend.items).toHaveLength(12);
    expect(trend.items[10].models).toBe(0);
    expect(trend.items[11]).toMatchObject({
      models: 1,
      levels: [
        { level: 1, models: 0 },
        { level: 2, models: 0 },
        { level: 3, models: 1 },
      ],
    });
    const all = await engine.get('/maturity/trend?bucket=week');
    expect(all.body.items).toHaveLength(26);
    expect(all.body.items[25].models).toBe(2);
    await engine.stop();

    // Another version of the framework leaves what was recorded as it was
    engine = await startEngine({
      knex,
      entities,
      config: houseConfig(houseRules(2)),
    });
    await waitFor(async () => {
      const { body: rejudging } = await engine.get('/maturity/rejudging');
      expect(rejudging).toMatchObject({ state: 'idle', total: 2 });
    });
    await record();
    expect(await history()).toMatchObject([
      { version: 2, level: 3, first: true },
      { version: 1, level: 3, from: 2 },
      { version: 1, level: 2 },
    ]);
  });
});
