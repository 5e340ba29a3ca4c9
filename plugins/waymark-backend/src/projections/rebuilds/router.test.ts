import { TestDatabases } from '@backstage/backend-test-utils';
import { cloudEvent, deployment } from '../../__testUtils__/events';
import { startEngine } from '../../__testUtils__/startEngine';
import { waitFor } from '../../__testUtils__/waitFor';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const DEPLOYMENTS = '/models/model/default/credit-risk/deployments';

describe.each(databases.eachSupportedId())('rebuild on %s', databaseId => {
  it('makes derived rows anew from the ledger and tells how far it is', async () => {
    const knex = await databases.init(databaseId);
    const engine = await startEngine({ knex });
    try {
      expect((await engine.get('/rebuild')).body).toEqual({
        state: 'idle',
        models: 0,
        done: 0,
        backlog: 0,
        startedAt: null,
        endedAt: null,
      });
      await engine.post([
        cloudEvent(deployment('d1', '2026-01-01T00:00:00Z', '1')),
        cloudEvent(deployment('d2', '2026-01-02T00:00:00Z', '2')),
      ]);
      await engine.settled();
      const { body: before } = await engine.get(DEPLOYMENTS);
      expect(before.total).toBe(2);

      await knex('projection_rows').delete();
      const asked = await engine.api().post('/api/waymark/rebuild');
      expect([asked.status, asked.body.models]).toEqual([202, 1]);
      const { body: ended } = await waitFor(async () => {
        const answer = await engine.get('/rebuild');
        expect(answer.body.state).toBe('idle');
        return answer;
      });
      expect(ended).toMatchObject({ models: 1, done: 1, backlog: 0 });
      expect(Date.parse(ended.endedAt)).toBeGreaterThanOrEqual(
        Date.parse(ended.startedAt),
      );
      expect((await engine.get(DEPLOYMENTS)).body).toEqual(before);
    } finally {
      await engine.stop();
    }
  });

  it('is done at start where the configuration says another thing', async () => {
    const knex = await databases.init(databaseId);
    const lab = { environment: 'lab' };
    const first = await startEngine({ knex });
    await first.post([
      cloudEvent(deployment('d1', '2026-01-01T00:00:00Z', '1', lab)),
    ]);
    await first.settled();
    await first.stop();
    for (const tier of ['staging', 'production', undefined]) {
      const environments = tier ? { lab: tier } : {};
      const config = { waymark: { environments } };
      const engine = await startEngine({ knex, config });
      await waitFor(async () => {
        const { body } = await engine.get(DEPLOYMENTS);
        expect(body.items[0].tier).toBe(tier ?? 'development');
      });
      await engine.stop();
    }
  });

  it('goes on after a restart', async () => {
    const knex = await databases.init(databaseId);
    const first = await startEngine({ knex });
    await first.post([
      cloudEvent(deployment('d1', '2026-01-01T00:00:00Z', '1')),
    ]);
    await first.settled();
    await first.stop();
    // As a process leaves it that ends right after it was asked
    await knex('projection_rows').delete();
    await knex('pending').insert({
      model: 'model:default/credit-risk',
      sequence: 0,
    });
    await knex('rebuilds').insert({
      requested_by: 'user:default/guest',
      models: 1,
      started_ms: 1_000,
    });

    const second = await startEngine({ knex });
    try {
      await waitFor(async () => {
        const { body } = await second.get('/rebuild');
        expect(body).toMatchObject({ state: 'idle', models: 1, done: 1 });
        expect(body.startedAt).toBe('1970-01-01T00:00:01.000Z');
      });
      expect((await second.get(DEPLOYMENTS)).body.total).toBe(1);
    } finally {
      await second.stop();
    }
  });
});

it('is not for everyone', async () => {
  const knex = await databases.init('SQLITE_3');
  const engine = await startEngine({
    knex,
    deny: ['waymark.projection.rebuild'],
  });
  try {
    expect((await engine.get('/rebuild')).status).toBe(403);
    const asked = await engine.api().post('/api/waymark/rebuild');
    expect(asked.status).toBe(403);
  } finally {
    await engine.stop();
  }
});
