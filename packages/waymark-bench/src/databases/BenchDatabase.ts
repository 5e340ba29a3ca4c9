import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';

/** A database for a backend, which the bench may also look into. */
export type BenchDatabase = {
  name: 'PostgreSQL' | 'SQLite';
  /** `backend.database` for the backend's process */
  config: JsonObject;
  /** The plugin's database; the backend makes its tables at start */
  connect(): Knex;
  /** Ids of the processes that serve it, besides the backend */
  remove(): Promise<void>;
};
