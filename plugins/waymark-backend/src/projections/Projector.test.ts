import { writeEvent } from '../ledger/writeEvent';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { deployment } from '../__testUtils__/events';
import { applyMigrations } from '../kernel/database/applyMigrations';
import { DatabaseLedger } from '../ledger/DatabaseLedger';
import type { Ledger } from '../ledger/Ledger';
import { parseInstant } from '../kernel/time/instant';
import { DEFAULT_FOLD_OPTIONS } from './foldModel';
import { ProjectionStore } from './ProjectionStore';
import { Projector } from './Projector';

jest.setTimeout(60_000);

const MODEL = 'model:default/credit-risk';
const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

function entryOf(id: string, at: string, model = MODEL) {
  const event = deployment(id, at, id);
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
    onFolded: async (_, model) => {
      if (model.endsWith('/a') && failure) throw failure;
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
    onFolded: async (_, model) => {
      folded.push(model);
      if (model !== 'a' || folded.length < 2) return;
      // While the first of those to be folded anew is at it
      await ledger.append([entryOf('4', '2026-06-04T00:00:00Z', 'z')]);
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
