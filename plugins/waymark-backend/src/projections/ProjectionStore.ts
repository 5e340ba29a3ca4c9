import type { Knex } from 'knex';
import { chunked } from '../database/dialect';
import { emptyRows } from './emptyRows';
import type { ProjectionReader } from './ProjectionReader';
import type { ModelRows } from './rows';

/** What each kind of row is dated by. */
const DATED: { [K in keyof ModelRows]: (row: ModelRows[K][number]) => number } =
  {
    deployments: row => row.at,
    incidents: row => row.startedAt,
    versions: row => row.firstSeenAt,
    trainingRuns: row => row.finishedAt,
    approvals: row => row.at,
    failedAttempts: row => row.at,
    rollbackRequests: row => row.requestedAt,
    live: row => row.since ?? 0,
    corroborating: row => row.at,
  };

const KINDS = Object.keys(DATED) as (keyof ModelRows)[];

/** The folds' rows in the database. */
export class ProjectionStore implements ProjectionReader {
  static create(options: { database: Knex }): ProjectionStore {
    return new ProjectionStore(options.database);
  }

  private constructor(private readonly knex: Knex) {}

  async getRows(model: string): Promise<ModelRows> {
    const stored = await this.knex('projection_rows')
      .where({ model })
      .orderBy(['kind', 'ordinal'])
      .select('kind', 'row');
    const rows: Record<string, unknown[]> = emptyRows();
    for (const { kind, row } of stored) rows[kind]?.push(JSON.parse(row));
    return rows as ModelRows;
  }

  /** Replaces all rows of a model; call it in a transaction. */
  async replaceRows(
    trx: Knex.Transaction,
    model: string,
    rows: ModelRows,
  ): Promise<void> {
    await trx('projection_rows').where({ model }).delete();
    for (const chunk of chunked(toStored(model, rows))) {
      await trx('projection_rows').insert(chunk);
    }
  }
}

function toStored(model: string, rows: ModelRows) {
  return KINDS.flatMap(kind => {
    const dated = DATED[kind] as (row: unknown) => number;
    return rows[kind].map((row, ordinal) => ({
      model,
      kind,
      ordinal,
      at_ms: dated(row),
      row: JSON.stringify(row),
    }));
  });
}
