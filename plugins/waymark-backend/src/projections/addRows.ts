import type { Knex } from 'knex';
import { insertsOf } from '../kernel/database/insertsOf';
import { emptyRows } from './emptyRows';
import type { ModelRows } from './rows';
import { toStoredInSteps } from './storedRows';

/** Rows of a model to be added to those it has. */
export type AddedRows = { model: string; rows: Partial<ModelRows> };

/** Adds rows to those that models have; what is there already stays as it is. */
export async function addRows(
  trx: Knex.Transaction,
  added: AddedRows[],
): Promise<void> {
  const stored = added.flatMap(({ model, rows }) =>
    toStored({ ...emptyRows(), ...rows }).map(row => ({ model, ...row })),
  );
  for (const insert of insertsOf(trx, 'projection_rows', stored)) {
    await insert.onConflict(['model', 'kind', 'key']).ignore();
  }
}

function toStored(rows: ModelRows) {
  const steps = toStoredInSteps(rows);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return [...step.value.values()];
}
