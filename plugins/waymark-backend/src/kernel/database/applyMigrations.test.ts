import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { TestDatabases } from '@backstage/backend-test-utils';
import Knex from 'knex';
import { applyMigrations } from './applyMigrations';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const TABLES = [
  'events',
  'model_ids',
  'last_owners',
  'rollbacks',
  'campaigns',
  'campaign_reminders',
];

describe('applyMigrations', () => {
  /** As a version left it that made its tables in other steps. */
  async function makeUnreleased(knex: ReturnType<typeof Knex>) {
    await applyMigrations(knex);
    await knex('knex_migrations').update({ name: '20261121000001_init.js' });
  }

  it.each(databases.eachSupportedId())(
    'makes the tables once, and can take them back, %p',
    async id => {
      const knex = await databases.init(id);
      await applyMigrations(knex);
      await knex('model_ids').insert({ model: 'model:default/a', id: 'x' });
      await applyMigrations(knex);
      expect(await knex('model_ids').select('id')).toEqual([{ id: 'x' }]);

      await knex.migrate.rollback({
        directory: resolve(__dirname, '../../../migrations'),
      });
      for (const table of TABLES) {
        expect([table, await knex.schema.hasTable(table)]).toEqual([
          table,
          false,
        ]);
      }
      await applyMigrations(knex);
      expect(await knex('model_ids').select()).toEqual([]);
    },
  );

  it('names the folder to delete when the tables are unreleased ones', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'waymark-older-'));
    const knex = Knex({
      client: 'better-sqlite3',
      connection: { filename: join(folder, 'waymark.sqlite') },
      useNullAsDefault: true,
    });
    try {
      await makeUnreleased(knex);
      await expect(applyMigrations(knex)).rejects.toThrow(
        `delete the folder ${folder}, and start it again`,
      );
      expect(await knex.schema.hasTable('events')).toBe(true);
    } finally {
      await knex.destroy();
      rmSync(folder, { recursive: true });
    }
  });

  if (databases.supports('POSTGRES_18')) {
    it('names the schema to drop on PostgreSQL', async () => {
      const knex = await databases.init('POSTGRES_18');
      await makeUnreleased(knex);
      const { rows } = await knex.raw('select current_database() as name');
      await expect(applyMigrations(knex)).rejects.toThrow(
        `drop the schema public of the database ${rows[0].name}`,
      );
      expect(await knex.schema.hasTable('events')).toBe(true);
    });
  }
});
