import type { Knex } from 'knex';
import type { BenchDatabase } from '../databases/BenchDatabase';

export type Row = Record<string, unknown>;

/**
 * A table like the ledger's own, same columns and indexes, filled through the
 * bare driver: what the machine can do with the same rows at best.
 */
export type FloorTable = {
  /** Rows the ledger gained since the last call */
  read(): Promise<Row[]>;
  /**
   * Inserts, `size` rows a statement and transaction, over as many connections
   * as the sender has.
   *
   * @returns seconds
   */
  insert(rows: Row[], size: number): Promise<number>;
  close(): Promise<void>;
};

export async function createFloorTable(
  database: BenchDatabase,
  connections: number,
): Promise<FloorTable> {
  const knex = database.connect();
  const floor =
    database.name === 'SQLite'
      ? await sqliteFloor(knex)
      : await postgresFloor(knex, connections);
  let known: number | string = 0;
  return {
    read: async () => {
      const rows = await knex('events')
        .where('sequence', '>', known)
        .orderBy('sequence');
      known = rows.at(-1)?.sequence ?? known;
      return rows;
    },
    insert: async (rows, size) => {
      const values = rows.map(({ sequence: _, ...row }) => Object.values(row));
      const columns = Object.keys(rows[0]).filter(name => name !== 'sequence');
      const start = performance.now();
      await floor.insert(columns, inChunks(values, size));
      return (performance.now() - start) / 1000;
    },
    close: async () => {
      await floor.release();
      await knex.destroy();
    },
  };
}

type Floor = {
  insert(columns: string[], chunks: unknown[][][]): Promise<void>;
  release(): Promise<void>;
};

async function postgresFloor(knex: Knex, count: number): Promise<Floor> {
  await knex.raw('create schema floor');
  await knex.raw('create table floor.events (like events including all)');
  const connections = await Promise.all(
    Array.from({ length: count }, () => knex.client.acquireConnection()),
  );
  const insert: Floor['insert'] = async (columns, chunks) => {
    const left = [...chunks].reverse();
    const work = async (connection: any) => {
      for (let chunk = left.pop(); chunk; chunk = left.pop()) {
        let place = 0;
        const tuples = chunk.map(
          row => `(${row.map(() => `$${(place += 1)}`).join()})`,
        );
        await connection.query(
          `insert into floor.events (${columns}) values ${tuples}`,
          chunk.flat(),
        );
      }
    };
    await Promise.all(connections.map(work));
  };
  return {
    insert,
    release: async () => {
      for (const connection of connections) {
        await knex.client.releaseConnection(connection);
      }
    },
  };
}

/** A file of its own: SQLite has one writer a file. */
async function sqliteFloor(knex: Knex): Promise<Floor> {
  const [{ file }] = await knex.raw('pragma database_list');
  const { journal_mode: mode } = (await knex.raw('pragma journal_mode'))[0];
  const tables = await knex('sqlite_master')
    .where({ tbl_name: 'events' })
    .whereNotNull('sql')
    .select('sql');
  const Database = require('better-sqlite3');
  const floor = new Database(`${file}.floor`);
  floor.pragma(`journal_mode = ${mode}`);
  for (const { sql } of tables) floor.exec(sql);
  const insert: Floor['insert'] = async (columns, chunks) => {
    for (const chunk of chunks) {
      const tuple = `(${columns.map(() => '?')})`;
      floor
        .prepare(
          `insert into events (${columns}) values ${chunk.map(() => tuple)}`,
        )
        .run(...chunk.flat());
    }
  };
  return { insert, release: async () => floor.close() };
}

function inChunks<T>(items: T[], size: number): T[][] {
  const chunks: T[][] = [];
  for (let start = 0; start < items.length; start += size) {
    chunks.push(items.slice(start, start + size));
  }
  return chunks;
}
