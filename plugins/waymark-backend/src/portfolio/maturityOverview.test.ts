import { TestDatabases } from '@backstage/backend-test-utils';
import { cloudEvent, deployment } from '../__testUtils__/events';
import { startEngine } from '../__testUtils__/startEngine';

jest.setTimeout(60_000);

const MODEL = '/models/model/default/credit-risk';
const DAY = 86_400_000;
const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

function model(name: string, team: string, spec: object = {}) {
  return {
    apiVersion: 'waymark.dev/v1alpha1',
    kind: 'Model',
    metadata: { name, namespace: 'default' },
    spec: {
      type: 'classifier',
      lifecycle: 'production',
      owner: `group:default/${team}`,
      purpose: 'Proposes a limit',
      ...spec,
    },
    relations: [{ type: 'ownedBy', targetRef: `group:default/${team}` }],
  };
}
const risk = {
  tier: 'limited',
  rationale: 'It advises',
  setBy: 'user:default/ada',
  setAt: '2026-01-01T00:00:00Z',
};
const houseRules = (version: number) => ({
  id: 'house-rules',
  version,
  title: 'House rules',
  subject: 'model',
  source: { title: 'Own work' },
  levels: [
    { level: 1, title: 'Started', summary: 'It exists.' },
    { level: 2, title: 'Classified', summary: 'Its risk is known.' },
    { level: 3, title: 'Live', summary: 'It serves.' },
  ],
  areas: [
    { id: 'risk', title: 'Risk' },
    { id: 'use', title: 'Use' },
  ],
  targets: { limited: 3 },
  criteria: [
    {
      id: 'risk-tier',
      area: 'risk',
      level: 2,
      title: 'Its tier is set',
      kind: 'automatic',
      met: 'facts.riskTierSet',
      todo: 'Set the tier.',
    },
    {
      id: 'use-live',
      area: 'use',
      level: 3,
      title: 'It serves',
      kind: 'automatic',
      met: 'facts.liveInProduction',
      todo: 'Deploy it.',
    },
  ],
});
const entities = [
  model('credit-risk', 'lending', { risk }),
  model('churn', 'sales'),
];
const config = (version: number) => ({
  waymark: {
    maturity: { primary: 'house-rules', frameworks: [houseRules(version)] },
  },
});

describe.each(databases.eachSupportedId())('standings on %s', databaseId => {
  let engine: Awaited<ReturnType<typeof startEngine>>;
  afterEach(() => engine.stop());

  const history = async () =>
    (await engine.get(`${MODEL}/maturity/history?framework=house-rules`)).body
      .items;
  const record = async () => {
    await engine.runTask('waymark-portfolio');
    await engine.runTask('waymark-levels');
    await engine.settled();
  };
  const deploy = async () => {
    const at = new Date(Date.now() - DAY).toISOString();
    await engine.post([cloudEvent(deployment('d1', at, '1'))]);
    await engine.settled();
  };

  it('tell of many models, and are recorded with what changed them', async () => {
    const knex = await databases.init(databaseId);
    engine = await startEngine({ knex, entities, config: config(1) });
    await record();
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
    await engine.stop();

    // Another version of the framework leaves what was recorded as it was
    engine = await startEngine({ knex, entities, config: config(2) });
    await record();
    expect(await history()).toMatchObject([
      { version: 2, level: 3, first: true },
      { version: 1, level: 3, from: 2 },
      { version: 1, level: 2 },
    ]);
  });
});
