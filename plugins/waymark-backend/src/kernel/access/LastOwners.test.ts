import { TestDatabases } from '@backstage/backend-test-utils';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { ownedModel } from '../../__testUtils__/entities';
import { applyMigrations } from '../database/applyMigrations';
import { LastOwners } from './LastOwners';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const models = (...named: [name: string, team: string][]) =>
  new Map(
    named
      .map(([name, team]) => ownedModel(name, team))
      .map(entity => [stringifyEntityRef(entity), entity]),
  );

it.each(databases.eachSupportedId())(
  'remembers who owned a model last, on %s',
  async databaseId => {
    const database = await databases.init(databaseId);
    await applyMigrations(database);
    const owners = LastOwners.create({ database });
    await owners.note(models(['scores', 'lending'], ['fraud', 'cards']));
    await owners.note(models(['scores', 'risk']));
    await owners.note(models());
    const refs = ['scores', 'fraud', 'ghost'].map(n => `model:default/${n}`);
    const known = new Map([
      [refs[0], ['group:default/risk']],
      [refs[1], ['group:default/cards']],
    ]);
    expect(await owners.of(refs)).toEqual(known);
    // Another replica, or the same after a restart
    expect(await LastOwners.create({ database }).of(refs)).toEqual(known);
  },
);
