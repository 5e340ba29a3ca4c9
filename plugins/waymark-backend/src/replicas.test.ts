import { TestDatabases } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import createKnex from 'knex';
import {
  inBatches,
  readFigures,
  recordedEvents,
} from './__testUtils__/recordedEvents';
import { startEngine } from './__testUtils__/startEngine';
import { waitFor } from './__testUtils__/waitFor';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
type Engine = Awaited<ReturnType<typeof startEngine>>;

const figuresOf = (engine: Engine) =>
  readFigures(async path => (await engine.get(path)).body);

it('two replicas told the same at once agree with one told once', async () => {
  const events = recordedEvents();
  const single = await startEngine({ knex: await databases.init('SQLITE_3') });
  for (const batch of inBatches(events, 100)) await single.post(batch);
  await single.settled();
  const clean = await figuresOf(single);
  await single.stop();

  const one = await databases.init('POSTGRES_18');
  const other = createKnex({
    client: 'pg',
    connection: one.client.config.connection,
  });
  const engines = [
    await startEngine({ knex: one }),
    await startEngine({ knex: other }),
  ];
  let accepted = 0;
  let duplicates = 0;
  const send = async (engine: Engine, batch: JsonObject[]) => {
    const { status, body } = await engine.post(batch);
    expect([status, body.conflicts, body.rejected]).toEqual([202, [], []]);
    accepted += body.accepted;
    duplicates += body.duplicates;
  };
  // The same at the same time, the same again a little later and backwards,
  // and now and then an event twice in one batch.
  const batches = inBatches(events, 9);
  await Promise.all([
    ...engines.map(async engine => {
      for (const batch of batches) {
        await send(engine, [...batch, batch[0]]);
      }
    }),
    ...engines.map(async engine => {
      for (const batch of inBatches([...events].reverse(), 31)) {
        await send(engine, batch);
      }
    }),
  ]);
  expect(accepted).toBe(events.length);
  expect(duplicates).toBe(3 * events.length + 2 * batches.length);
  await waitFor(async () => {
    for (const engine of engines) {
      if ((await figuresOf(engine)) !== clean) throw new Error('Other figures');
    }
  }, 20_000);
  expect(await one('conflicts').select()).toEqual([]);
  for (const engine of engines) await engine.stop();
  await other.destroy();
});
