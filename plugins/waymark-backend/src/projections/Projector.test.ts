import { writeEvent } from '../ledger/writeEvent';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { deployment } from '../__testUtils__/events';
import { applyMigrations } from '../kernel/database/applyMigrations';
import { DatabaseLedger } from '../ledger/DatabaseLedger';
import type { Ledger } from '../ledger/Ledger';
import { parseInstant } from '../kernel/time/instant';
import { DEFAULT_FOLD_OPTIONS } from './FoldOptions';
import { ProjectionStore } from './ProjectionStore';
import { ModelLock } from './ModelLock';
import { Projector, type ProjectorOptions } from './Projector';
import { waitFor } from '../__testUtils__/waitFor';

jest.setTimeout(60_000);

const MODEL = 'model:default/credit-risk';
const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const both = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

function entryOf(id: string, at: string, model = MODEL, more = {}) {
  const event = deployment(id, at, id, more);
  return {
    event,
    ...writeEvent(event),
    time: parseInstant(at)!,
    model,
    rule: 'named' as const,
    door: 'events',
    sender: 'test',
  };
}

it('does not take a new mark for one another replica has cleared', async () => {
  const knex = await databases.init('POSTGRES_18');
  await applyMigrations(knex);
  const ledger = DatabaseLedger.create({ database: knex });
  const store = ProjectionStore.create({ database: knex });
  const createProjector = (database: Knex, read: Ledger['readModel']) =>
    Projector.create({
      database,
      ledger: Object.assign(Object.create(ledger), { readModel: read }),
      store,
      logger: mockServices.logger.mock(),
      fold: DEFAULT_FOLD_OPTIONS,
      lock: new ModelLock(database),
    });
  const quick = createProjector(knex, (...args) => ledger.readModel(...args));

  // This one has seen the mark of the first event when another replica folds
  // it, and has read the ledger when the second event comes in.
  let arrived = false;
  const arrive = async () => {
    if (arrived) return;
    arrived = true;
    await ledger.append([entryOf('2', '2026-06-02T00:00:00Z')]);
  };
  const transaction = knex.transaction.bind(knex) as any;
  const late = Object.assign((table: string) => knex(table), {
    client: knex.client,
    transaction: async (work: any) => {
      if (!arrived) await quick.run();
      return transaction(work);
    },
  }) as unknown as Knex;
  const slow = createProjector(late, async (...args) => {
    const events = await ledger.readModel(...args);
    await arrive();
    return events;
  });

  await ledger.append([entryOf('1', '2026-06-01T00:00:00Z')]);
  await slow.run();
  await arrive();
  await slow.run();
  const { deployments } = await store.getRows(MODEL);
  expect(deployments.map(({ id }) => id)).toEqual(['1', '2']);
});

it('goes on with other models when one cannot be folded, and tells of it once', async () => {
  const knex = await databases.init('POSTGRES_18');
  await applyMigrations(knex);
  const ledger = DatabaseLedger.create({ database: knex });
  const store = ProjectionStore.create({ database: knex });
  const logger = mockServices.logger.mock();
  let failure: Error | undefined = new TypeError('broken');
  const projector = Projector.create({
    database: knex,
    ledger,
    store,
    logger,
    fold: DEFAULT_FOLD_OPTIONS,
    lock: new ModelLock(knex),
    onFolded: async ({ model }) => {
      if (model.endsWith('/a') && failure) throw failure;
      return async () => {};
    },
  });
  const at = '2026-06-01T00:00:00Z';
  const models = ['model:default/a', 'model:default/b'];
  await ledger.append(models.map(model => entryOf(model, at, model)));
  const deployed = async (model: string) =>
    (await store.getRows(model)).deployments.length;

  await projector.run();
  await projector.run();
  expect(await Promise.all(models.map(deployed))).toEqual([0, 1]);
  expect(logger.error.mock.calls).toEqual([
    [expect.stringContaining('model:default/a'), failure],
  ]);

  failure = Object.assign(new Error('gone'), { code: 'ECONNREFUSED' });
  await expect(projector.run()).rejects.toBe(failure);

  failure = undefined;
  await projector.run();
  expect(await Promise.all(models.map(deployed))).toEqual([1, 1]);
});

it('folds what comes in before models that are to be folded anew', async () => {
  const knex = await databases.init('POSTGRES_18');
  await applyMigrations(knex);
  const ledger = DatabaseLedger.create({ database: knex });
  const folded: string[] = [];
  const projector = Projector.create({
    database: knex,
    ledger,
    store: ProjectionStore.create({ database: knex }),
    logger: mockServices.logger.mock(),
    fold: DEFAULT_FOLD_OPTIONS,
    lock: new ModelLock(knex),
    onFolded: async ({ model }) => {
      folded.push(model);
      if (model === 'a' && folded.length >= 2) {
        // While the first of those to be folded anew is at it
        await ledger.append([entryOf('4', '2026-06-04T00:00:00Z', 'z')]);
      }
      return async () => {};
    },
  });
  for (const [index, model] of ['a', 'b', 'z'].entries()) {
    const at = `2026-06-0${index + 1}T00:00:00Z`;
    await ledger.append([entryOf(`${index + 1}`, at, model)]);
  }
  await projector.run();
  expect(folded).toEqual(['a', 'b', 'z']);

  await ledger.append([entryOf('5', '2026-06-05T00:00:00Z', 'z')]);
  await projector.requestRebuild();
  await projector.run();
  expect(folded.slice(3)).toEqual(['z', 'a', 'z', 'b']);
});

describe.each(both.eachSupportedId())('a projector on %s', databaseId => {
  const setUp = async (onFolded: ProjectorOptions['onFolded']) => {
    const knex = await both.init(databaseId);
    await applyMigrations(knex);
    const ledger = DatabaseLedger.create({ database: knex });
    const store = ProjectionStore.create({ database: knex });
    const projector = Projector.create({
      database: knex,
      ledger,
      store,
      logger: mockServices.logger.mock(),
      fold: DEFAULT_FOLD_OPTIONS,
      lock: new ModelLock(knex),
      onFolded,
    });
    return { knex, ledger, store, projector };
  };

  it('writes nothing and keeps the marks where a fold does not come to its end', async () => {
    let isCrashing = false;
    const { knex, ledger, projector } = await setUp(async () => async () => {
      if (isCrashing) throw new TypeError('broken');
    });
    const readAll = () =>
      Promise.all(
        ['projection_rows', 'projection_refs'].map(table =>
          knex(table).orderBy(['kind', 'key', 'at_ms']),
        ),
      );
    await ledger.append([entryOf('1', '2026-06-01T00:00:00Z')]);
    await projector.run();
    const before = await readAll();

    isCrashing = true;
    await ledger.append([entryOf('2', '2026-06-02T00:00:00Z')]);
    await projector.run();
    expect(await readAll()).toEqual(before);
    expect(await projector.isBehind(MODEL)).toBe(true);

    isCrashing = false;
    await projector.run();
    expect(await readAll()).not.toEqual(before);
    expect(await projector.isBehind(MODEL)).toBe(false);
  });

  it('tells of all rows of a model and of the kinds that changed', async () => {
    const told: [number, string[]][] = [];
    const { ledger, projector } = await setUp(async ({ rows, changed }) => {
      told.push([rows.deployments.length, [...changed].sort()]);
      return async () => {};
    });
    await ledger.append([entryOf('1', '2026-06-01T00:00:00Z')]);
    await projector.run();
    await ledger.append([
      entryOf('2', '2026-06-02T00:00:00Z', MODEL, { environment: 'staging' }),
    ]);
    await projector.run();
    await projector.requestRebuild();
    await projector.run();
    const first = ['deployments', 'live', 'progress', 'totals', 'versions'];
    const second = first.filter(kind => kind !== 'progress');
    expect(told).toEqual([
      [1, first],
      [2, second],
      [2, []],
    ]);
  });

  it('folds a model that keeps getting events about once a second', async () => {
    let folds = 0;
    const { ledger, store, projector } = await setUp(async () => {
      folds += 1;
      await new Promise(resolve => setTimeout(resolve, 150));
      return async () => {};
    });
    const end = performance.now() + 2_500;
    let sent = 0;
    while (performance.now() < end) {
      sent += 1;
      await ledger.append([
        entryOf(
          String(sent),
          `2026-06-01T00:00:${String(sent % 60).padStart(2, '0')}Z`,
        ),
      ]);
      projector.onAppended();
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    expect(folds).toBeLessThanOrEqual(3);
    await waitFor(async () => {
      const { deployments } = await store.getRows(MODEL);
      if (deployments.length < sent) throw new Error('Not folded yet');
    });
    projector.stop();
  });
});
