import { TestDatabases } from '@backstage/backend-test-utils';
import createKnex, { type Knex } from 'knex';
import { ownedModel } from '../../__testUtils__/entities';
import { houseConfig, houseRules } from '../../__testUtils__/houseRules';
import { startEngine } from '../../__testUtils__/startEngine';
import { waitFor } from '../../__testUtils__/waitFor';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
type Engine = Awaited<ReturnType<typeof startEngine>>;

/** More than are judged at once. */
const MODELS = 110;
const entities = Array.from({ length: MODELS }, (_, index) =>
  ownedModel(`model-${index}`, 'lending', index % 2 ? { tier: 'limited' } : {}),
);

const first = houseConfig(houseRules(1));
/** Asks one thing more than the first, which no model here has. */
const second = houseConfig(
  houseRules(2, [
    {
      id: 'use-owned',
      area: 'use',
      level: 2,
      title: 'It serves, already at 2',
      kind: 'automatic',
      met: 'facts.liveInProduction',
      todo: 'Deploy it.',
    },
  ]),
);

async function makeAll(engine: Engine) {
  await engine.runTask('waymark-portfolio');
  await engine.settled();
}

function ended(engine: Engine, expected: object) {
  return waitFor(async () => {
    const { body } = await engine.get('/maturity/rejudging');
    expect(body).toMatchObject({ state: 'idle', ...expected });
    return body;
  }, 30_000);
}

async function levels(engine: Engine) {
  const { body } = await engine.get('/maturity/overview');
  return body.distribution.map(({ models }: { models: number }) => models);
}

async function judgedIn({ signals }: Engine, knex: Knex): Promise<string[]> {
  const rows = await knex('model_ids').select();
  const modelOf = new Map(rows.map(({ id, model }) => [id, model]));
  return signals.flatMap((signal: any) =>
    signal.message.models.map((id: string) => modelOf.get(id)),
  );
}

describe.each(databases.eachSupportedId())('judging anew on %s', databaseId => {
  it('takes the facts there are, and tells how far it is', async () => {
    const knex = await databases.init(databaseId);
    const before = await startEngine({ knex, entities, config: first });
    await makeAll(before);
    expect(await levels(before)).toEqual([MODELS / 2, MODELS / 2, 0]);
    await ended(before, { total: 0, done: 0, frameworks: [] });
    await before.stop();
    const made = await knex('snapshots').orderBy('model').select();

    const after = await startEngine({ knex, entities, config: second });
    try {
      // Nothing is judged yet: levels of another version are not shown as its own
      expect(await levels(after)).toEqual([0, 0, 0]);
      const progress = await ended(after, { total: MODELS, done: MODELS });
      expect(progress.frameworks).toEqual([
        { id: 'house-rules', version: 2, title: 'House rules' },
      ]);
      expect(await levels(after)).toEqual([MODELS, 0, 0]);
      const { body: list } = await after.get('/models?level=1&limit=1');
      expect(list.total).toBe(MODELS);
      await waitFor(async () =>
        expect((await judgedIn(after, knex)).sort()).toEqual(
          made.map(({ model }) => model).sort(),
        ),
      );
      // Nothing but the level is made anew
      const level = { framework: 'house-rules', level: 1, title: 'Started' };
      const judged = await knex('snapshots').orderBy('model').select();
      for (const [index, row] of judged.entries()) {
        const { snapshot, revision, ...rest } = made[index];
        const was = JSON.parse(snapshot);
        expect(row).toMatchObject(rest);
        expect(JSON.parse(row.snapshot)).toEqual({
          ...was,
          level: { ...was.level, ...level },
        });
      }
    } finally {
      await after.stop();
    }
  });

  it('goes on after a restart', async () => {
    const knex = await databases.init(databaseId);
    const before = await startEngine({ knex, entities, config: first });
    await makeAll(before);
    await before.stop();
    const old = await knex('standings').whereLike('model', '%-1%').select();

    const killed = await startEngine({ knex, entities, config: second });
    const { startedAt } = await ended(killed, { total: MODELS });
    await killed.stop();
    // As a process leaves it that ends in the middle
    for (const row of old) {
      await knex('standings').where({ model: row.model }).update(row);
    }
    await knex('rejudgings').update({ ended_ms: null });

    const next = await startEngine({ knex, entities, config: second });
    try {
      expect((await next.get('/maturity/rejudging')).body).toMatchObject({
        state: 'running',
        total: MODELS,
        done: MODELS - old.length,
        startedAt,
        endedAt: null,
      });
      await ended(next, { total: MODELS, done: MODELS, startedAt });
      await waitFor(async () =>
        expect(await judgedIn(next, knex)).toHaveLength(old.length),
      );
      expect(await levels(next)).toEqual([MODELS, 0, 0]);
    } finally {
      await next.stop();
    }
  });

  it('gathers facts that an older release did not know', async () => {
    const knex = await databases.init(databaseId);
    const one = { knex, entities: entities.slice(0, 2) };
    const before = await startEngine({ ...one, config: first });
    await makeAll(before);
    await before.stop();
    await knex('standings').update({ facts: '{"riskTierSet":true}' });

    const after = await startEngine({ ...one, config: second });
    try {
      await ended(after, { total: 2, done: 2 });
      const [{ facts }] = await knex('standings').orderBy('model').select();
      expect(JSON.parse(facts)).toMatchObject({
        riskTierSet: false,
        liveInProduction: false,
      });
    } finally {
      await after.stop();
    }
  });

  it('refuses other criteria under the same version, not other words', async () => {
    const knex = await databases.init(databaseId);
    const none = { knex, entities: [] };
    await (await startEngine({ ...none, config: first })).stop();
    const { criteria, ...rules } = houseRules(1);
    const reworded = criteria.map(one => ({ ...one, title: 'In other words' }));
    await (
      await startEngine({
        ...none,
        config: houseConfig({ ...rules, criteria: reworded.reverse() }),
      })
    ).stop();
    const eased = [{ ...criteria[0], met: 'facts.liveInProduction' }];
    await expect(
      startEngine({
        ...none,
        config: houseConfig({ ...rules, criteria: eased }),
      }),
    ).rejects.toThrow(/house-rules 1 .*Raise its version/);
  });
});

it('is done by replicas together, each model once, while older ones stand back', async () => {
  const knex = await databases.init('POSTGRES_18');
  const connect = () =>
    createKnex({ client: 'pg', connection: knex.client.config.connection });
  const others = [connect(), connect()];
  const older = await startEngine({ knex, entities, config: first });
  await makeAll(older);
  await ended(older, { total: 0 });
  await waitFor(async () =>
    expect(new Set(await judgedIn(older, knex)).size).toBe(MODELS),
  );
  older.signals.length = 0;

  const newer = await Promise.all(
    others.map(own => startEngine({ knex: own, entities, config: second })),
  );
  await ended(newer[0], { total: MODELS, done: MODELS });
  // The older one looks after what is left, too, and must leave it
  await new Promise(resolve => setTimeout(resolve, 3_500));
  expect(await levels(newer[1])).toEqual([MODELS, 0, 0]);
  const judged = await Promise.all(newer.map(one => judgedIn(one, knex)));
  expect(judged.flat()).toHaveLength(MODELS);
  expect(new Set(judged.flat()).size).toBe(MODELS);
  expect(await judgedIn(older, knex)).toEqual([]);

  for (const engine of [older, ...newer]) await engine.stop();
  for (const own of others) await own.destroy();
});
