import { TestDatabases } from '@backstage/backend-test-utils';
import { group, ownedModel } from '../__testUtils__/entities';
import { cloudEvent, deployment } from '../__testUtils__/events';
import { automatic, framework } from '../__testUtils__/framework';
import { startEngine } from '../__testUtils__/startEngine';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const TASK = 'waymark-group-levels';
const LENDING = 'group/default/lending';
const PLATFORM = 'platform/default/waymark';

function rules(id: string, subject: string) {
  return framework({
    id,
    title: `Rules of a ${subject}`,
    subject,
    levels: [
      { level: 1, title: 'Started', summary: 'It has models.' },
      { level: 2, title: 'Live', summary: 'One serves.' },
    ],
    areas: [{ id: 'use', title: 'Use' }],
    criteria: [
      automatic('use-live', {
        level: 2,
        title: 'One serves',
        met: 'facts.productionModels >= 1.0',
        todo: 'Deploy one.',
      }),
    ],
  });
}

const base = {
  entities: [
    group('finance', 'lending'),
    group('lending'),
    group('sales'),
    ownedModel('credit-risk', 'lending'),
    ownedModel('limits', 'lending'),
    ownedModel('churn', 'sales'),
  ],
  config: {
    waymark: {
      maturity: {
        frameworks: [rules('team-rules', 'team'), rules('all', 'platform')],
      },
    },
  },
};

describe.each(databases.eachSupportedId())('teams’ levels on %s', id => {
  it('are recorded of all their models with what changed them, once', async () => {
    const knex = await databases.init(id);
    // Two replicas; who asks may not see the model that will be deployed
    const hidden = ['model:default/credit-risk'];
    const one = await startEngine({ knex, ...base, hidden });
    const other = await startEngine({ knex, ...base });
    const history = async (engine: typeof one, ref: string) => {
      const rule = ref === PLATFORM ? 'all' : 'team-rules';
      const path = `/maturity/subjects/${ref}/history?framework=${rule}`;
      const { status, body } = await engine.get(path);
      return status === 200 ? body.items : status;
    };
    const record = async () => {
      await Promise.all([one.runTask(TASK), other.runTask(TASK)]);
      await one.settled();
    };
    try {
      // Nothing is recorded before the models are judged
      await record();
      expect(await history(one, PLATFORM)).toEqual([]);
      await one.runTask('waymark-portfolio');
      await record();
      const started = { level: 1, from: null, first: true, causes: [] };
      for (const ref of [LENDING, 'group/default/finance', PLATFORM]) {
        expect(await history(one, ref)).toMatchObject([started]);
      }

      const at = new Date(Date.now() - 86_400_000).toISOString();
      await one.post([cloudEvent(deployment('d1', at, '1'))]);
      await one.settled();
      await record();
      await record();
      const live = { level: 2, from: 1, first: false };
      for (const ref of [LENDING, 'group/default/finance', PLATFORM]) {
        expect(await history(other, ref)).toMatchObject([
          {
            ...live,
            causes: [
              {
                criterion: 'use-live',
                from: 'notMet',
                to: 'met',
                reason: 'Models in production: 1.',
              },
            ],
          },
          started,
        ]);
      }
      expect(await history(one, 'group/default/sales')).toMatchObject([
        started,
      ]);

      // An average over few would tell of the model that is hidden
      const reason = 'Told to those who may see all of its models.';
      expect(await history(one, LENDING)).toMatchObject([
        { ...live, causes: [{ criterion: 'use-live', reason }] },
        started,
      ]);
      expect(JSON.stringify(await history(other, LENDING))).not.toContain(
        'credit-risk',
      );
      expect(await history(one, 'group/default/nobody')).toBe(404);
      expect(await history(one, 'model/default/churn')).toBe(404);

      // What is recorded of them makes them no models
      const { body: rollup } = await other.get('/rollup?scope=all');
      expect(rollup.models).toBe(3);
      expect((await other.get('/models')).body.total).toBe(3);
    } finally {
      await one.stop();
      await other.stop();
    }
  });
});

it('are not for everyone', async () => {
  const engine = await startEngine({
    knex: await databases.init('SQLITE_3'),
    ...base,
    deny: ['waymark.model.read'],
  });
  try {
    const path = `/maturity/subjects/${PLATFORM}/history`;
    expect((await engine.get(path)).status).toBe(403);
    expect((await engine.get('/maturity/trend')).status).toBe(403);
    expect((await engine.get('/maturity/rejudging')).status).toBe(403);
  } finally {
    await engine.stop();
  }
});
