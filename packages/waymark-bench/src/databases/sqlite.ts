import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import createKnex from 'knex';
import type { BenchDatabase } from './BenchDatabase';

/** SQLite in a file, as the portal has it when nothing is configured. */
export async function createSqlite(): Promise<BenchDatabase> {
  const directory = mkdtempSync(`${tmpdir()}/waymark-bench-`);
  return {
    name: 'SQLite',
    config: { client: 'better-sqlite3', connection: { directory } },
    connect: () =>
      createKnex({
        client: 'better-sqlite3',
        connection: { filename: `${directory}/waymark.sqlite` },
        useNullAsDefault: true,
      }),
    remove: async () => rmSync(directory, { recursive: true }),
  };
}
