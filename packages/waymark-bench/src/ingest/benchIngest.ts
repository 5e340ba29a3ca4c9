import { BenchBackend } from '../backend/BenchBackend';
import type { BenchDatabase } from '../databases/BenchDatabase';
import { createPostgres } from '../databases/postgres';
import { createSqlite } from '../databases/sqlite';
import { describeMachine, printComparisons } from '../harness';
import { breakdown } from './breakdown';
import { createFloorTable } from './FloorTable';
import { singleEvents } from './singleEvents';
import { throughput } from './throughput';

const CONNECTIONS = 8;

export type BenchIngestOptions = {
  models?: number;
  quick: boolean;
  database: 'postgres' | 'sqlite' | 'both';
};

/** `yarn bench ingest` */
export async function benchIngest(options: BenchIngestOptions): Promise<void> {
  console.log(describeMachine());
  const create = { postgres: createPostgres, sqlite: createSqlite };
  for (const [name, make] of Object.entries(create)) {
    if (options.database !== 'both' && options.database !== name) continue;
    const database = await make();
    try {
      await measure(database, options);
    } finally {
      await database.remove();
    }
  }
}

async function measure(
  database: BenchDatabase,
  { quick, models = quick ? 50 : 2_000 }: BenchIngestOptions,
): Promise<void> {
  const backend = await BenchBackend.start(database.config, {
    connections: CONNECTIONS,
  });
  const floor = await createFloorTable(database, CONNECTIONS);
  try {
    const shared = { backend, models, repetitions: quick ? 3 : 5 };
    const events = quick ? 5_000 : 50_000;
    printComparisons(`${database.name}, ${CONNECTIONS} connections`, [
      ...(await throughput({ ...shared, floor, events })),
      await singleEvents({ ...shared, requests: quick ? 500 : 5_000 }),
    ]);
    await breakdown({ name: database.name, backend, models, events });
  } finally {
    await floor.close();
    await backend.stop();
  }
}
