import type { Knex } from 'knex';

/** Whether the database is PostgreSQL; otherwise it is SQLite. */
export function isPostgres(knex: Knex): boolean {
  return knex.client.config.client.includes('pg');
}

/** The database's own clock, epoch milliseconds. */
export function databaseNow(knex: Knex): Knex.Raw {
  return isPostgres(knex)
    ? knex.raw('(extract(epoch from clock_timestamp()) * 1000)::bigint')
    : knex.raw("cast(unixepoch('subsec') * 1000 as integer)");
}

/** Rows small enough a statement for both databases' limits on parameters. */
export function chunked<T>(rows: T[], size = 200): T[][] {
  const chunks: T[][] = [];
  for (let start = 0; start < rows.length; start += size) {
    chunks.push(rows.slice(start, start + size));
  }
  return chunks;
}

const NETWORK =
  'ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH';
/** Connection lost, shut down, too many clients, a standby, and what to try again. */
const POSTGRES = '08|57P|53300|25006|40P01|40001';
const SQLITE = 'SQLITE_BUSY|SQLITE_IOERR|SQLITE_FULL';
const AWAY = new RegExp(`^(${NETWORK}|${POSTGRES}|${SQLITE})`);

/**
 * Whether an error says that the database is away, or that the same may go well
 * in a moment, rather than that a query is wrong.
 */
export function isDatabaseAway(error: unknown): boolean {
  const {
    code = '',
    name = '',
    message = '',
    syscall = '',
  } = (error ?? {}) as Record<string, string>;
  return (
    AWAY.test(code) ||
    // The socket of a server that is not running
    (code === 'ENOENT' && syscall === 'connect') ||
    name === 'KnexTimeoutError' ||
    /Connection terminated|connection timeout|Client has encountered a connection error/i.test(
      message,
    )
  );
}
