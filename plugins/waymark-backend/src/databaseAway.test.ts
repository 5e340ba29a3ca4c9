import { TestDatabases } from '@backstage/backend-test-utils';
import createKnex from 'knex';
import {
  inBatches,
  readFigures,
  recordedEvents,
} from './__testUtils__/recordedEvents';
import { cdEvent } from './__testUtils__/events';
import { startEngine } from './__testUtils__/startEngine';
import { waitFor } from './__testUtils__/waitFor';

jest.setTimeout(120_000);

const { startPostgres } = jest.requireActual(
  `${__dirname}/../../../scripts/postgres/startPostgres.cjs`,
);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

function figuresOf(engine: Awaited<ReturnType<typeof startEngine>>) {
  return readFigures(async path => (await engine.get(path)).body);
}

async function cleanFigures(): Promise<string> {
  const engine = await startEngine({ knex: await databases.init('SQLITE_3') });
  for (const batch of inBatches(recordedEvents(), 100)) {
    await engine.post(batch);
  }
  await engine.settled();
  const figures = await figuresOf(engine);
  await engine.stop();
  return figures;
}

it('sends senders away while PostgreSQL restarts, and loses nothing', async () => {
  const postgres = await startPostgres();
  const knex = createKnex({
    client: 'pg',
    connection: postgres.connectionString,
  });
  const engine = await startEngine({
    knex,
    translators: [
      {
        source: 'acme',
        verify: async () => {},
        translate: () => [
          {
            event: cdEvent('service.deployed', {
              id: 'acme',
              at: '2026-01-01T00:00:00Z',
              source: '/acme',
              content: { environment: { id: 'x' }, artifactId: 'pkg:a/b@1' },
              waymark: { model: 'model:default/acme' },
            }),
          },
        ],
      },
    ],
  });
  const hook = () => engine.api().post('/api/waymark/webhooks/acme').send({});
  const batches = inBatches(recordedEvents(), 40);
  const half = Math.floor(batches.length / 2);
  const clean = await cleanFigures();
  try {
    for (const batch of batches.slice(0, half)) {
      expect((await engine.post(batch)).status).toBe(202);
    }
    await postgres.halt();
    const refused = await engine.post(batches[half]);
    expect(refused.status).toBe(503);
    expect(refused.headers['retry-after']).toBe('5');
    const hooked = await hook();
    expect([hooked.status, hooked.headers['retry-after']]).toEqual([503, '5']);
    expect((await engine.get('/models')).status).toBe(503);
    await postgres.resume();

    // Once more, with the rest in flight: each sender is told to come back,
    // whatever became of what it had sent.
    const inFlight = batches.slice(half).map(batch =>
      waitFor(async () => {
        const { status, headers, body } = await engine.post(batch);
        if (status === 202) return { batch, body };
        expect([status, headers['retry-after']]).toEqual([503, '5']);
        throw new Error('The database is away');
      }, 60_000),
    );
    await postgres.halt();
    await postgres.resume();
    for (const { batch, body } of await Promise.all(inFlight)) {
      expect(body).toMatchObject({ conflicts: [], rejected: [] });
      expect(body.accepted + body.duplicates).toBe(batch.length);
    }
    expect((await hook()).body).toMatchObject({ accepted: 1 });
    for (const batch of batches) {
      const { body } = await engine.post(batch);
      expect(body).toMatchObject({ accepted: 0, duplicates: batch.length });
    }
    await engine.settled();
    expect((await figuresOf(engine)) === clean).toBe(true);
  } finally {
    await engine.stop();
    await knex.destroy();
    await postgres.stop();
  }
});
