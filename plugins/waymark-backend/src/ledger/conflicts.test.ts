import { TestDatabases } from '@backstage/backend-test-utils';
import { deployment } from '../__testUtils__/events';
import { ledgerEntry } from '../__testUtils__/ledgerEntry';
import { applyMigrations } from '../kernel/database/applyMigrations';
import { DatabaseLedger } from './DatabaseLedger';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

const entries = (version: string) =>
  Array.from({ length: 200 }, (_, n) =>
    ledgerEntry(deployment(`d${n}`, '2026-06-01T00:00:00Z', version)),
  );

describe.each(databases.eachSupportedId())('conflicts on %s', databaseId => {
  it('of the same events in any order never block one another', async () => {
    const knex = await databases.init(databaseId);
    await applyMigrations(knex);
    const replicas = [1, 2].map(() =>
      DatabaseLedger.create({ database: knex }),
    );
    await replicas[0].append(entries('1'));
    for (let round = 2; round < 12; round++) {
      const conflicting = entries(`${round}`);
      const verdicts = await Promise.all([
        replicas[0].append(conflicting),
        replicas[1].append([...conflicting].reverse()),
      ]);
      expect(new Set(verdicts.flat())).toEqual(new Set(['conflict']));
    }
    const [{ count }] = await knex('conflicts').count({ count: '*' });
    expect(Number(count)).toBe(10 * 200);
  });
});
