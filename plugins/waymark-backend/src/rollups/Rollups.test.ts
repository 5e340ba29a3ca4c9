import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { group, ownedModel } from '../__testUtils__/entities';
import { cloudEvent, deployment } from '../__testUtils__/events';
import { waitFor } from '../__testUtils__/waitFor';
import { startEngine } from '../__testUtils__/startEngine';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const NOW = Date.now();
const DAY = 86_400_000;
const ago = (days: number) => new Date(NOW - days * DAY).toISOString();

const entities = [
  group('bank', 'lending', 'care'),
  group('lending', 'limits'),
  group('limits'),
  group('care'),
  ownedModel('scores', 'lending', { tier: 'high', system: 'credit' }),
  ownedModel('limit', 'limits', { tier: 'high', tags: ['tabular'] }),
  ownedModel('churn', 'care', { tier: 'minimal', tags: ['tabular'] }),
  ownedModel('quiet', 'care'),
];

function change(
  name: string,
  id: string,
  days: number,
  leadDays: number,
  unplanned = false,
) {
  return cloudEvent(
    deployment(id, ago(days), id, {
      waymark: {
        model: `model:default/${name}`,
        unplanned,
        change: {
          repository: name,
          commit: id,
          committedAt: ago(days + leadDays),
        },
      },
    }),
  );
}

const events = [
  change('scores', 's1', 20, 1),
  change('scores', 's2', 10, 1),
  change('scores', 's3', 5, 1),
  change('limit', 'l1', 40, 5, true),
  change('limit', 'l2', 3, 6),
  change('churn', 'c1', 2, 100),
  change('shadowy', 'x1', 2, 2),
];

async function start(knex: Knex) {
  const engine = await startEngine({ knex, entities });
  await engine.post(events);
  await engine.settled();
  const rollup = async (query: string) =>
    (await engine.get(`/rollup?${query}`)).body;
  // A model's row follows its fold.
  await waitFor(async () => {
    const { metrics } = await rollup('scope=all');
    if (metrics.deploymentFrequency.quartiles?.models !== 4) {
      throw new Error('Not all models are rolled up yet');
    }
  });
  return { ...engine, rollup };
}

it.each(databases.eachSupportedId())(
  'narrows the list to a system and a tag as it does roll-ups on %s',
  async databaseId => {
    const engine = await start(await databases.init(databaseId));
    const names = async (query: string) =>
      (await engine.get(`/models?${query}`)).body.items.map(
        ({ name }: { name: string }) => name,
      );
    expect(await names('tag=tabular')).toEqual(['churn', 'limit']);
    expect(await names('system=system:default/credit')).toEqual(['scores']);
    expect(await names('system=credit&tag=tabular')).toEqual([]);
    expect(await names('tag=tabular&tier=high')).toEqual(['limit']);
    await engine.stop();
  },
);

it.each(databases.eachSupportedId())(
  'rolls up over every kind of scope on %s',
  async databaseId => {
    const knex = await databases.init(databaseId);
    const engine = await start(knex);
    const { rollup } = engine;

    const all = await rollup('scope=all');
    expect(all).toMatchObject({ scope: ['all'], models: 5 });
    expect(all.window.days).toBe(90);
    expect(all.metrics.deploymentFrequency).toMatchObject({
      value: 7 / 90,
      numerator: 7,
      band: null,
      quartiles: { models: 4, min: 1 / 90, max: 3 / 90, median: 1.5 / 90 },
    });
    // Over all seven changes; the median of the models' medians is 3.75 days.
    expect(all.metrics.changeLeadTime).toMatchObject({
      value: 2 * DAY,
      sampleSize: 7,
      quartiles: { models: 4, min: DAY, max: 100 * DAY, median: 3.75 * DAY },
    });
    expect(all.metrics.deploymentReworkRate).toMatchObject({
      value: 1 / 7,
      numerator: 1,
      denominator: 7,
    });
    expect(all.metrics.timeToDetect).toMatchObject({
      value: null,
      reason: 'No production incident started in the window',
      quartiles: null,
    });

    const models = async (query: string) => (await rollup(query)).models;
    expect(await models('scope=owner:group:default/bank')).toBe(4);
    expect(await models('scope=owner:lending')).toBe(2);
    expect(await models('scope=owner:limits')).toBe(1);
    expect(await models('scope=system:credit')).toBe(1);
    expect(await models('scope=tag:tabular')).toBe(2);
    expect(await models('scope=tier:high')).toBe(2);
    expect(await models('scope=tier:high&scope=tag:tabular')).toBe(1);
    expect(await rollup('scope=owner:nobody')).toMatchObject({
      models: 0,
      metrics: { changeFailRate: { value: null, quartiles: null } },
    });
    const { body: list } = await engine.get('/models?owner=group:default/bank');
    expect(list.total).toBe(4);
    const spelt = ['bank', 'Bank', 'group:Bank', 'Group:default/BANK'];
    for (const owner of spelt) {
      const same = await engine.get(`/models?owner=${owner}`);
      expect(same.body).toEqual(list);
      const overview = await engine.get(`/maturity/overview?owner=${owner}`);
      expect(overview.body).toEqual(
        (await engine.get('/maturity/overview?owner=group:default/bank')).body,
      );
    }
    expect((await engine.get('/models?owner=group:')).status).toBe(400);
    expect((await engine.get('/maturity/overview?owner=group:')).status).toBe(
      400,
    );
    const { body: sevenDays } = await engine.get('/rollup?scope=all&window=7d');
    expect(sevenDays.metrics.releases90d.value).toBe(7);
    expect(sevenDays.metrics.deploymentFrequency.numerator).toBe(4);
    await engine.stop();
  },
);

it.each(databases.eachSupportedId())(
  'says the same from rows made before and from histories read now on %s',
  async databaseId => {
    const knex = await databases.init(databaseId);
    const engine = await start(knex);
    const { rollup } = engine;
    for (const days of [7, 30, 90, 365]) {
      const standard = await rollup(`scope=all&window=${days}d`);
      const { from, to } = standard.window;
      const live = await rollup(`scope=all&from=${from}&to=${to}`);
      const { modelFreshness: _, ...metrics } = standard.metrics;
      expect(live.metrics).toMatchObject(metrics);
    }
    const one = await rollup('scope=system:credit');
    const { body: own } = await engine.get(
      `/models/model/default/scores/metrics?from=${one.window.from}&to=${one.window.to}`,
    );
    expect(one.metrics).toMatchObject(own.metrics);

    const commits = await rollup('scope=all&cohort=retrain');
    expect(commits.metrics.deploymentFrequency).toMatchObject({ value: 0 });
    const staging = await rollup('scope=all&environment=staging');
    expect(staging.metrics.deploymentFrequency.value).toBeNull();
    await engine.stop();
  },
);

it.each(databases.eachSupportedId())(
  'lists what each model brings, and refuses what it cannot do on %s',
  async databaseId => {
    const knex = await databases.init(databaseId);
    const engine = await start(knex);
    const { body } = await engine.get(
      '/rollup/changeLeadTime/models?scope=owner:bank&limit=2',
    );
    expect(body).toMatchObject({
      total: 3,
      items: [
        {
          ref: 'model:default/churn',
          inCatalog: true,
          value: 100 * DAY,
          sampleSize: 1,
        },
        { ref: 'model:default/limit', value: 5.5 * DAY, sampleSize: 2 },
      ],
    });
    expect(body.nextCursor).not.toBeNull();
    const { body: everything } = await engine.get(
      '/rollup/changeLeadTime/models?scope=all',
    );
    expect(everything.items).toContainEqual(
      expect.objectContaining({
        ref: 'model:default/shadowy',
        inCatalog: false,
      }),
    );
    const status = async (path: string) => (await engine.get(path)).status;
    expect(await status('/rollup/colour/models?scope=all')).toBe(404);
    for (const query of [
      '',
      'scope=colour:red',
      'scope=owner:',
      'scope=all&window=8d',
      'scope=all&cohort=best',
    ]) {
      expect(await status(`/rollup?${query}`)).toBe(400);
    }
    await engine.stop();

    const denied = await startEngine({
      knex,
      entities,
      deny: ['waymark.model.read'],
    });
    expect((await denied.get('/rollup?scope=all')).status).toBe(403);
    await denied.stop();
  },
);
