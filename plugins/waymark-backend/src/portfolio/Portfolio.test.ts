import { TestDatabases } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { startEngine } from '../__testUtils__/startEngine';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

function model(etag: string, tier: string): Entity {
  return {
    apiVersion: 'waymark.dev/v1alpha1',
    kind: 'Model',
    metadata: { name: 'churn', namespace: 'default', etag },
    spec: {
      type: 'classifier',
      lifecycle: 'production',
      owner: 'group:default/care',
      purpose: 'Tells who may leave',
      risk: {
        tier,
        rationale: 'Decides nothing about people',
        setBy: 'group:default/risk',
        setAt: '2026-01-01T00:00:00.000Z',
      },
    },
  };
}

it.each(databases.eachSupportedId())(
  'lists a model as the catalog has it now on %s, before any upkeep ran',
  async databaseId => {
    const knex = await databases.init(databaseId);
    const first = await startEngine({
      knex,
      entities: [model('1', 'minimal')],
    });
    const { body: before } = await first.get('/models');
    expect(before.items).toMatchObject([
      { ref: 'model:default/churn', level: { target: 2 } },
    ]);
    await first.stop();

    const second = await startEngine({ knex, entities: [model('2', 'high')] });
    const { body: after } = await second.get('/models');
    expect(after.items).toMatchObject([{ tier: 'high', level: { target: 4 } }]);
    await second.stop();
  },
);
