import {
  resolvePackagePath,
  type DatabaseService,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { isPostgres } from './dialect';

const migrationsDir = resolvePackagePath(
  'backstage-plugin-waymark-backend',
  'migrations',
);

/** The plugin's database, brought up to date. */
export async function openDatabase(database: DatabaseService): Promise<Knex> {
  const knex = await database.getClient();
  // A commit then takes one sync of the disk instead of several.
  if (!isPostgres(knex)) await knex.raw('pragma journal_mode = wal');
  if (!database.migrations?.skip) await applyMigrations(knex);
  return knex;
}

export async function applyMigrations(knex: Knex): Promise<void> {
  await knex.migrate.latest({ directory: migrationsDir });
}
