import type { Knex } from 'knex';
import type { ProjectionStore } from '../projections/ProjectionStore';
import type { ModelRows } from '../projections/rows';

/** Has the store hold these rows of a model and no others. */
export async function saveRows(
  store: ProjectionStore,
  trx: Knex.Transaction,
  model: string,
  rows: ModelRows,
): Promise<void> {
  await store.write(trx, model, await store.compare(trx, model, rows));
}
