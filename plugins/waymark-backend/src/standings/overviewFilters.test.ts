import { TestDatabases } from '@backstage/backend-test-utils';
import { startEngine } from '../__testUtils__/startEngine';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

function model(name: string, owner: string, ...systems: string[]) {
  return {
    apiVersion: 'waymark.dev/v1alpha1',
    kind: 'Model',
    metadata: { name, namespace: 'default' },
    spec: {
      type: 'classifier',
      lifecycle: 'production',
      owner,
      purpose: 'Proposes a limit',
    },
    relations: [
      { type: 'ownedBy', targetRef: owner },
      ...systems.map(targetRef => ({ type: 'partOf', targetRef })),
    ],
  };
}

const bank = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'bank', namespace: 'default' },
  spec: { type: 'department', children: [] },
  relations: [{ type: 'parentOf', targetRef: 'group:default/lending' }],
};

describe.each(databases.eachSupportedId())('the overview on %s', databaseId => {
  it('counts models of the groups below an owner, and narrows to a system', async () => {
    const engine = await startEngine({
      knex: await databases.init(databaseId),
      entities: [
        bank,
        model('limits', 'group:default/lending', 'system:default/loans'),
        model(
          'capital',
          'group:default/bank',
          'system:default/ledger',
          'system:default/reports',
        ),
        model('churn', 'group:default/sales', 'system:default/loans'),
      ],
    });
    await engine.runTask('waymark-portfolio');
    const namesOf = async (query: string) => {
      const { body } = await engine.get(`/maturity/overview?${query}`);
      return body.items.map(({ name }: { name: string }) => name).sort();
    };
    expect(await namesOf('owner=group:default/bank')).toEqual([
      'capital',
      'limits',
    ]);
    expect(await namesOf('owner=group:default/lending')).toEqual(['limits']);
    expect(await namesOf('system=system:default/loans')).toEqual([
      'churn',
      'limits',
    ]);
    expect(
      await namesOf('owner=group:default/bank&system=system:default/loans'),
    ).toEqual(['limits']);

    // Every system it is part of, as the trend beside it counts them
    const reports = 'system=system:default/reports';
    expect(await namesOf(reports)).toEqual(['capital']);
    await engine.settled();
    const { body: trend } = await engine.get(`/maturity/trend?${reports}`);
    expect(trend.items.at(-1)).toMatchObject({ models: 1 });
    await engine.stop();
  });
});
