import { BenchBackend } from '../backend/BenchBackend';
import type { BenchDatabase } from '../databases/BenchDatabase';
import { createPostgres } from '../databases/postgres';
import { createSqlite } from '../databases/sqlite';
import { describeMachine, printComparisons } from '../harness';
import { openStore } from '../store/openStore';
import { atScale } from './atScale';
import { EventFeed } from './EventFeed';
import { createFloorTable } from './FloorTable';
import { memory } from './memory';
import { singleBreakdown, singleEvents } from './singleEvents';
import { batchBreakdown, throughput } from './throughput';

const CONNECTIONS = 8;

export type BenchIngestOptions = {
  models?: number;
  /** Events in the large ledger */
  events?: number;
  quick: boolean;
  database: 'postgres' | 'sqlite' | 'both';
  only?: 'throughput' | 'scale' | 'memory';
};

const DATABASES = { postgres: createPostgres, sqlite: createSqlite };

/** `yarn bench ingest` */
export async function benchIngest(options: BenchIngestOptions): Promise<void> {
  const { database, only } = options;
  console.log(describeMachine());
  for (const [name, create] of Object.entries(DATABASES)) {
    if (database !== 'both' && database !== name) continue;
    if (only !== 'scale') await measureOne(create, options);
    if (!only || only === 'scale') await measureScale(create, options);
  }
}

async function measureOne(
  create: () => Promise<BenchDatabase>,
  { quick, only, models = quick ? 50 : 2_000 }: BenchIngestOptions,
): Promise<void> {
  const database = await create();
  const { name } = database;
  const connections = CONNECTIONS;
  const feed = new EventFeed('ingest', models);
  const backend = await BenchBackend.start(database.config, { connections });
  const floor = await createFloorTable(database, connections);
  try {
    if (only !== 'memory') {
      const shared = { backend, feed, repetitions: quick ? 3 : 5 };
      const events = quick ? 5_000 : 50_000;
      const requests = quick ? 500 : 5_000;
      printComparisons(`${name}, ${connections} connections`, [
        ...(await throughput({ ...shared, floor, events })),
        await singleEvents({ ...shared, requests }),
      ]);
      await batchBreakdown({ name, backend, feed, events });
      await singleBreakdown({ name, backend, feed, requests });
    }
    if (only === 'throughput') return;
    const events = quick ? 24_000 : 1_000_000;
    await memory({ name, backend, feed, events });
  } finally {
    await floor.close();
    await backend.stop();
    await database.remove();
  }
}

async function measureScale(
  create: () => Promise<BenchDatabase>,
  options: BenchIngestOptions,
): Promise<void> {
  const { quick, events = quick ? 100_000 : 10_000_000 } = options;
  const { models = quick ? 200 : 2_000 } = options;
  const small = await openStore(create, { events: 10_000, models: 20 });
  const large = await openStore(create, { events, models });
  try {
    printComparisons(`${small.database.name}, by size of the ledger`, [
      await atScale(small, large, quick ? 3 : 7),
    ]);
  } finally {
    await small.close();
    await large.close();
  }
}
