import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { FactProvider } from 'backstage-plugin-waymark-node';
import type { Knex } from 'knex';
import { ownedModel } from '../__testUtils__/entities';
import { cloudEvent, deployment } from '../__testUtils__/events';
import { houseConfig, houseRules } from '../__testUtils__/houseRules';
import { startEngine } from '../__testUtils__/startEngine';
import { waitFor } from '../__testUtils__/waitFor';
import { ProvidedFacts } from '../facts/ProvidedFacts';
import type { MaturityService } from '../maturity/MaturityService';
import { bandLegends } from '../metrics/bands';
import { emptyRows } from '../projections/emptyRows';
import { ModelRefresher, type ModelRefresherOptions } from './ModelRefresher';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const MODEL = 'model:default/credit-risk';
const entities = [ownedModel('credit-risk', 'lending', { tier: 'limited' })];
const config = houseConfig(houseRules(1));

type Engine = Awaited<ReturnType<typeof startEngine>>;

async function deploy(engine: Engine, version: string) {
  const at = new Date(Date.now() - 60_000).toISOString();
  await engine.post([cloudEvent(deployment(`d${version}`, at, version))]);
  await engine.settled();
}

/** Levels recorded in the house rules, in no particular order. */
async function recorded(knex: Knex): Promise<number[]> {
  const rows = await knex('projection_rows').where({
    model: MODEL,
    kind: 'levelChanges',
  });
  return rows
    .map(({ row }) => JSON.parse(row))
    .filter(({ framework }) => framework === 'house-rules')
    .map(({ level }) => level)
    .sort();
}

/** By table, the transactions that insert into it: a connection and a count. */
function watchWrites(knex: Knex) {
  const writes = new Map<string, string[]>();
  const begun = new Map<string, number>();
  knex.on('query', ({ sql, __knexUid: connection }) => {
    if (/^BEGIN/i.test(sql)) {
      begun.set(connection, (begun.get(connection) ?? 0) + 1);
    }
    const [, table] = /^insert into ["`](\w+)["`]/.exec(sql) ?? [];
    if (!table) return;
    const transaction = `${connection} ${begun.get(connection)}`;
    writes.set(table, [...(writes.get(table) ?? []), transaction]);
  });
  return writes;
}

describe.each(databases.eachSupportedId())('a judgement on %s', databaseId => {
  let knex: Knex;
  let engine: Engine | undefined;
  const start = async (factProviders: FactProvider[] = []) => {
    engine = await startEngine({ knex, entities, config, factProviders });
    return engine;
  };
  beforeEach(async () => {
    knex = await databases.init(databaseId);
  });
  afterEach(async () => {
    await engine?.stop();
    engine = undefined;
  });

  it('is made once after an event, in the transaction of its fold, with one signal', async () => {
    const one = await start();
    await one.runTask('waymark-portfolio');
    expect(await recorded(knex)).toEqual([2]);
    await waitFor(async () => expect(one.signals).toHaveLength(1));

    const writes = watchWrites(knex);
    await deploy(one, '1');
    await waitFor(async () => expect(one.signals).toHaveLength(2));
    expect(await recorded(knex)).toEqual([2, 3]);
    const [fold] = writes.get('standings')!;
    expect(fold).toBeDefined();
    expect({
      standings: writes.get('standings'),
      snapshots: writes.get('snapshots'),
      rollups: writes.get('rollup_rows'),
    }).toEqual({ standings: [fold], snapshots: [fold], rollups: [fold] });
    expect(await knex('pending')).toEqual([]);

    // What is written is what stands, and the level's event asks for no more
    const { body } = await one.get('/maturity/overview');
    expect(body.items[0]).toMatchObject({ ref: MODEL, level: 3 });
    await one.runTask('waymark-portfolio');
    await new Promise(resolve => setTimeout(resolve, 1_000));
    expect(writes.get('standings')).toHaveLength(1);
    expect(one.signals).toHaveLength(2);
  });

  it('records levels as the folds would read them from the ledger', async () => {
    const one = await start();
    await one.runTask('waymark-portfolio');
    await deploy(one, '1');
    const rows = () =>
      knex('projection_rows').orderBy(['model', 'kind', 'key']);
    const written = await rows();
    expect(await recorded(knex)).toEqual([2, 3]);
    await knex('projection_rows').delete();
    await knex('projection_refs').delete();
    await knex('pending').insert({ model: MODEL, sequence: -1 });
    await engine!.stop();
    await start();
    await waitFor(async () => expect(await rows()).toEqual(written));
  });

  it('records no level before a provider of facts has answered', async () => {
    let answer = (_: Record<string, boolean>) => {};
    const asked = new Promise<Record<string, boolean>>(resolve => {
      answer = resolve;
    });
    const one = await start([
      {
        id: 'slow',
        facts: [{ name: 'x-slow', title: 'Slow', type: 'boolean' }] as any,
        getFacts: () => asked,
      },
    ]);
    await one.runTask('waymark-portfolio');
    await deploy(one, '1');
    expect(await knex('standings').where({ model: MODEL })).toHaveLength(1);
    expect(await recorded(knex)).toEqual([]);
    answer({ 'x-slow': true });
    await waitFor(async () => expect(await recorded(knex)).toEqual([3]));
    const [row] = await knex('standings').where({ model: MODEL });
    expect(JSON.parse(row.facts)).toMatchObject({ 'x-slow': true });
  });
});

it('lets two replicas judge the same model, and records each level once', async () => {
  const knex = await databases.init('POSTGRES_18');
  const here = await startEngine({ knex, entities, config });
  const there = await startEngine({ knex, entities, config });
  const replicas = [here, there];
  await Promise.all(
    replicas.flatMap(one => [
      one.runTask('waymark-portfolio'),
      one.runTask('waymark-portfolio'),
    ]),
  );
  for (let version = 1; version <= 5; version += 1) {
    await Promise.all([
      deploy(here, `${version}-a`),
      deploy(there, `${version}-b`),
      there.runTask('waymark-portfolio'),
    ]);
  }
  expect(await recorded(knex)).toEqual([2, 3]);
  expect(await knex('conflicts')).toEqual([]);
  for (const one of replicas) await one.stop();
});

it('leaves a model that cannot be judged to be made anew, and its fold as it is', async () => {
  const knex = await databases.init('SQLITE_3');
  const error = jest.fn();
  const expire = jest.fn(async () => {});
  const refresher = ModelRefresher.create({
    catalog: { lastRead: async () => entities[0] },
    facts: ProvidedFacts.create({
      providers: [],
      logger: mockServices.logger.mock(),
    }),
    legend: bandLegends[0],
    logger: { error },
    maturity: {
      decideModel: () => {
        throw new TypeError('broken');
      },
    } as unknown as MaturityService,
    snapshots: { expire },
  } as unknown as ModelRefresherOptions);
  const changed = new Set(['deployments'] as const);
  const write = await refresher.onFolded(
    { model: MODEL, rows: emptyRows(), changed, isRebuild: false },
    knex,
  );
  await knex.transaction(write);
  expect(error).toHaveBeenCalledWith(
    expect.stringContaining(MODEL),
    expect.any(TypeError),
  );
  expect(expire).toHaveBeenCalledWith(expect.anything(), MODEL);
});
