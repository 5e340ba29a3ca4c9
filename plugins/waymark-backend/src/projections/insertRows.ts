import type { Knex } from 'knex';
import { insertsOf } from '../kernel/database/insertsOf';
import type { StoredRow } from './storedRows';

/** Writes rows of a model over those of the same keys. */
export async function insertRows(
  trx: Knex,
  model: string,
  stored: StoredRow[],
): Promise<void> {
  const rows = stored.map(({ kind, key, at_ms, row }) => ({
    model,
    kind,
    key,
    at_ms,
    row,
  }));
  for (const insert of insertsOf(trx, 'projection_rows', rows)) {
    await insert.onConflict(['model', 'kind', 'key']).merge(['at_ms', 'row']);
  }
}

/** Writes what rows of a model are looked up by. */
export async function insertRefs(
  trx: Knex,
  model: string,
  stored: StoredRow[],
): Promise<void> {
  const refs = stored.flatMap(({ kind, key, refs: own }) =>
    own.map(({ ref, at_ms }) => ({ model, ref, at_ms, kind, key })),
  );
  for (const insert of insertsOf(trx, 'projection_refs', refs)) await insert;
}

/** Those of the references that are not among the others. */
export function without(refs: StoredRow['refs'], others: StoredRow['refs']) {
  return refs.filter(({ ref, at_ms }) =>
    others.every(other => other.ref !== ref || other.at_ms !== at_ms),
  );
}
