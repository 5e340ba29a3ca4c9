const { startPostgres } = require('./startPostgres.cjs');

/** Gives Backstage's TestDatabases a real PostgreSQL, unless there is one. */
module.exports = async () => {
  process.env.BACKSTAGE_TEST_DISABLE_DOCKER = '1';
  if (process.env.BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING) return;
  const postgres = await startPostgres();
  process.env.BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING =
    postgres.connectionString;
  globalThis.waymarkTestPostgres = postgres;
};
