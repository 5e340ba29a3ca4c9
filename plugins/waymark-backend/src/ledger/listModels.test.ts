import { TestDatabases } from '@backstage/backend-test-utils';
import { cdEvent } from '../__testUtils__/events';
import { ledgerEntry } from '../__testUtils__/ledgerEntry';
import { applyMigrations } from '../kernel/database/applyMigrations';
import { DatabaseLedger } from './DatabaseLedger';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const AT = '2026-06-01T00:00:00Z';

describe.each(databases.eachSupportedId())('the ledger on %s', databaseId => {
  it('lists models whose events are all others’ as well, or assigned', async () => {
    const knex = await databases.init(databaseId);
    await applyMigrations(knex);
    const ledger = DatabaseLedger.create({ database: knex });
    expect(await ledger.listModels()).toEqual([]);
    const merged = cdEvent('change.merged', { id: 'm1', at: AT });
    const lost = cdEvent('service.deployed', { id: 'd1', at: AT });
    const assigned = cdEvent('event.assigned', { id: 'a1', at: AT });
    const [also, assignedTo] = ['model:default/also', 'model:default/z'];
    await ledger.append([
      ledgerEntry(merged, { alsoModels: [also] }),
      ledgerEntry(lost, { model: undefined, rule: 'none' }),
    ]);
    await ledger.append([
      ledgerEntry(assigned, {
        model: assignedTo,
        assigns: { source: lost.context.source, id: 'd1' },
        door: 'portal',
      }),
    ]);
    expect(await ledger.listModels()).toEqual([
      also,
      'model:default/credit-risk',
      assignedTo,
    ]);
  });
});
