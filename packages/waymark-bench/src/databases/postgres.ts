import createKnex from 'knex';
import type { BenchDatabase } from './BenchDatabase';

const SCRIPTS = '../../../../scripts/postgres';
const { startPostgres } = require(`${SCRIPTS}/startPostgres.cjs`);

/** A real PostgreSQL as one would run it: every commit reaches the disk. */
export async function createPostgres(): Promise<BenchDatabase> {
  const { connectionString, stop } = await startPostgres({
    fsync: 'on',
    shared_buffers: '1GB',
    max_wal_size: '8GB',
  });
  return {
    name: 'PostgreSQL',
    config: { client: 'pg', connection: connectionString, prefix: 'bench_' },
    connect: () =>
      createKnex({
        client: 'pg',
        connection: connectionString.replace(/[^/]+$/, 'bench_waymark'),
        pool: { min: 0, max: 20 },
      }),
    remove: stop,
  };
}
