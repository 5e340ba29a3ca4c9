import { TestDatabases } from '@backstage/backend-test-utils';
import type { RollbackDispatch } from 'backstage-plugin-waymark-node';
import { cloudEvent, deployment } from '../../__testUtils__/events';
import { startEngine } from '../../__testUtils__/startEngine';
import { waitFor } from '../../__testUtils__/waitFor';
import { FakePlatform } from './__fixtures__/FakePlatform';

jest.setTimeout(60_000);

const MODEL = '/models/model/default/credit-risk';
const PIPELINE = '/pipelines/credit-risk';
const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const entity = {
  apiVersion: 'waymark.dev/v1alpha1',
  kind: 'Model',
  metadata: {
    name: 'credit-risk',
    namespace: 'default',
    annotations: { 'waymark.dev/deployments-from': PIPELINE },
  },
  spec: {
    type: 'classifier',
    lifecycle: 'production',
    owner: 'group:default/credit-analytics',
    purpose: 'Proposes a limit',
  },
};

/** What the platform's own job sends once the earlier version serves. */
function rolledBack(dispatch: RollbackDispatch, source: string) {
  return cloudEvent(
    deployment('rb', new Date().toISOString(), dispatch.toVersion, {
      kind: 'service.rolledback',
      source,
      waymark: {
        toVersion: dispatch.toVersion,
        fromVersion: dispatch.fromVersion,
        reverts: dispatch.reverts,
        rollbackRequest: dispatch.id,
      },
    }),
  );
}

describe.each(databases.eachSupportedId())('a rollback on %s', databaseId => {
  let engine: Awaited<ReturnType<typeof startEngine>>;
  let platform: FakePlatform;

  beforeEach(async () => {
    const knex = await databases.init(databaseId);
    platform = new FakePlatform();
    engine = await startEngine({
      knex,
      entities: [entity],
      executors: [platform],
    });
    const hoursAgo = (hours: number) =>
      new Date(Date.now() - hours * 3_600_000).toISOString();
    await engine.post([
      cloudEvent(deployment('d1', hoursAgo(48), '1')),
      cloudEvent(deployment('d2', hoursAgo(2), '2')),
    ]);
    await engine.settled();
  });
  afterEach(() => engine.stop());

  const ask = () =>
    engine
      .api()
      .post(`/api/waymark${MODEL}/rollbacks`)
      .set('Idempotency-Key', 'click-1')
      .send({ environment: 'production', reason: 'Scores look wrong' });

  it('goes from the button to the figures', async () => {
    const preview = await engine.get(`${MODEL}/rollbacks/preview`);
    expect(preview.body.items).toMatchObject([
      { environment: 'production', fromVersion: '2', toVersion: '1' },
    ]);

    const [first, second] = await Promise.all([ask(), ask()]);
    expect([first.status, second.status]).toEqual([202, 202]);
    expect(second.body.id).toBe(first.body.id);
    const { id } = first.body;
    const dispatch = await waitFor(() => {
      expect(platform.runs.get(id)).toBeDefined();
      return platform.runs.get(id)!;
    });
    expect(dispatch).toMatchObject({ toVersion: '1', reverts: 'd2' });

    platform.status = { state: 'succeeded', steps: [] };
    const stranger = rolledBack(dispatch, '/pipelines/stranger');
    await engine.post([stranger]);
    await engine.settled();
    expect((await engine.get(`/rollbacks/${id}`)).body).toMatchObject({
      state: 'dispatched',
    });

    await engine.post([rolledBack(dispatch, PIPELINE)]);
    await waitFor(async () => {
      const { body } = await engine.get(`/rollbacks/${id}`);
      expect(body).toMatchObject({ state: 'confirmed', confirmedBy: 'rb' });
    });
    expect(platform.calls).toBe(1);
    const live = await engine.get(`${MODEL}/live`);
    expect(live.body.items).toMatchObject([{ version: '1' }]);
    const { body } = await engine.get(`${MODEL}/metrics`);
    expect(body.metrics.changeFailRate).toMatchObject({
      numerator: 1,
      denominator: 2,
    });
  });

  it('refuses in words what cannot be', async () => {
    const post = (body: object) =>
      engine.api().post(`/api/waymark${MODEL}/rollbacks`).send(body);
    const reason = 'Scores look wrong';
    const unknown = await post({ environment: 'moon', reason });
    expect(unknown.status).toBe(400);
    expect(unknown.body.error.message).toContain('never been deployed to moon');
    expect((await post({ environment: 'production' })).status).toBe(400);

    const asked = await ask();
    const again = await post({ environment: 'production', reason });
    expect(again.status).toBe(409);
    expect(again.body.error.message).toContain(asked.body.id);
    expect((await engine.get('/rollbacks/none')).status).toBe(404);
  });
});
