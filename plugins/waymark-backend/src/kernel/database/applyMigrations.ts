import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import {
  resolvePackagePath,
  type DatabaseService,
} from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import type { Knex } from 'knex';
import { isPostgres } from './dialect';

const migrationsDir = resolvePackagePath(
  'backstage-plugin-waymark-backend',
  'migrations',
);
const FIRST_MIGRATION = '20261201000000_init.js';

/** The plugin's database, brought up to date. */
export async function openDatabase(database: DatabaseService): Promise<Knex> {
  const knex = await database.getClient();
  // A commit then takes one sync of the disk instead of several.
  if (!isPostgres(knex)) await knex.raw('pragma journal_mode = wal');
  if (!database.migrations?.skip) await applyMigrations(knex);
  return knex;
}

/** @throws ConflictError when the tables are those of a version before the first release */
export async function applyMigrations(knex: Knex): Promise<void> {
  await refuseUnreleased(knex);
  await knex.migrate.latest({ directory: migrationsDir });
}

/**
 * Versions before the first release made the same tables in other steps, which
 * cannot be told apart well enough to go on from them.
 */
async function refuseUnreleased(knex: Knex): Promise<void> {
  if (!(await knex.schema.hasTable('knex_migrations'))) return;
  const applied = await knex('knex_migrations').pluck('name');
  const known = readdirSync(migrationsDir);
  const isUnreleased = (name: string) =>
    name < FIRST_MIGRATION && !known.includes(name);
  if (!applied.some(isUnreleased)) return;
  throw new ConflictError(
    `The database of the plugin waymark was made by a version of Waymark before its first release, which cannot be migrated. To begin with an empty one, stop the backend, ${await describeRemoval(
      knex,
    )}, and start it again. Everything stored there is lost.`,
  );
}

async function describeRemoval(knex: Knex): Promise<string> {
  if (!isPostgres(knex)) {
    const [{ file }] = await knex.raw('pragma database_list');
    return `delete the folder ${dirname(file)}`;
  }
  const {
    rows: [{ database, schema }],
  } = await knex.raw(
    'select current_database() as database, current_schema() as schema',
  );
  return `drop the schema ${schema} of the database ${database} and create it anew`;
}
