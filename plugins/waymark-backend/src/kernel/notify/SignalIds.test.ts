import { TestDatabases } from '@backstage/backend-test-utils';
import { applyMigrations } from '../database/applyMigrations';
import { SignalIds } from './SignalIds';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('signal ids on %s', databaseId => {
  const createIds = async () => {
    const database = await databases.init(databaseId);
    await applyMigrations(database);
    return { ids: SignalIds.create({ database }), database };
  };

  it('stay the same for every replica, and say nothing of the model', async () => {
    const { ids, database } = await createIds();
    const [a, b] = ['model:default/credit-risk', 'model:default/fraud'];
    const first = await ids.of([a, b, a]);
    expect([...first.keys()]).toEqual([a, b]);
    expect(first.get(a)).toMatch(/^[\w-]{22}$/);
    expect(first.get(a)).not.toBe(first.get(b));

    const other = SignalIds.create({ database });
    expect(await other.get(a)).toBe(first.get(a));
    expect(await ids.of([b])).toEqual(new Map([[b, first.get(b)]]));
  });

  it('are one where replicas make them at once', async () => {
    const { database } = await createIds();
    const models = Array.from({ length: 450 }, (_, i) => `model:default/m${i}`);
    const made = await Promise.all(
      [1, 2, 3].map(() => SignalIds.create({ database }).of(models)),
    );
    expect(made[0].size).toBe(450);
    expect(new Set(made[0].values()).size).toBe(450);
    expect(made[1]).toEqual(made[0]);
    expect(made[2]).toEqual(made[0]);
  });
});
