import type { Knex } from 'knex';
import { chunked } from '../kernel/database/dialect';
import { insertsOf } from '../kernel/database/insertsOf';
import type { RowKind } from './rowKeys';
import type { FoldedRows, ProgressRow } from './rows';
import {
  referencesOf,
  toStored,
  type StoredRef,
  type StoredRow,
} from './storedRows';

type Known = Pick<StoredRow, 'kind' | 'key' | 'row'>;

/**
 * Writes the rows of a model that differ from the stored ones, and removes those
 * that are no longer there. Rows that another version of the folds made are all
 * written anew, since what they are looked up by may have changed, too.
 *
 * @returns the kinds of rows that changed
 */
export async function writeDifference(
  trx: Knex.Transaction,
  model: string,
  rows: FoldedRows,
): Promise<Set<RowKind>> {
  const stored = await readStored(trx, model);
  const before = isFoldedAlike(stored, rows) ? stored : await clear(trx, model);
  const after = toStored(rows);
  const written: StoredRow[] = [];
  const gone: Known[] = [];
  for (const [id, row] of after) {
    if (before.get(id)?.row !== row.row) written.push(row);
  }
  for (const [id, row] of before) {
    if (!after.has(id)) gone.push(row);
  }
  await removeRows(trx, model, gone);
  await insertRows(trx, model, written);

  const known = written.flatMap(row => before.get(idOf(row)) ?? []);
  const oldRefs = byId([...gone, ...known].flatMap(referencesOf));
  const newRefs = byId(written.flatMap(referencesOf));
  await removeRefs(trx, model, missingFrom(newRefs, oldRefs));
  await insertRefs(trx, model, missingFrom(oldRefs, newRefs));
  const changed = before === stored ? gone : [...stored.values()];
  return new Set([...changed, ...written].map(({ kind }) => kind));
}

function idOf({ kind, key }: { kind: string; key: string }): string {
  return `${kind} ${key}`;
}

function byId(refs: StoredRef[]): Map<string, StoredRef> {
  return new Map(
    refs.map(each => [`${idOf(each)} ${each.ref} ${each.at_ms}`, each]),
  );
}

/** Those of `all` that are not among `others` */
function missingFrom(
  others: Map<string, StoredRef>,
  all: Map<string, StoredRef>,
): StoredRef[] {
  return [...all].flatMap(([id, each]) => (others.has(id) ? [] : [each]));
}

async function readStored(
  trx: Knex,
  model: string,
): Promise<Map<string, Known>> {
  const rows = await trx('projection_rows')
    .where({ model })
    .select<Known[]>('kind', 'key', 'row');
  return new Map(rows.map(row => [idOf(row), row]));
}

function isFoldedAlike(
  stored: Map<string, Known>,
  { progress }: FoldedRows,
): boolean {
  const [known] = [...stored.values()].filter(row => row.kind === 'progress');
  const before: ProgressRow | undefined = known && JSON.parse(known.row);
  return before?.foldedWith === progress[0]?.foldedWith;
}

/** Removes all rows of a model. */
async function clear(trx: Knex, model: string): Promise<Map<string, Known>> {
  await trx('projection_refs').where({ model }).delete();
  await trx('projection_rows').where({ model }).delete();
  return new Map();
}

async function insertRows(trx: Knex, model: string, rows: StoredRow[]) {
  const columns = rows.map(row => ({ model, ...row }));
  for (const insert of insertsOf(trx, 'projection_rows', columns)) {
    await insert.onConflict(['model', 'kind', 'key']).merge(['at_ms', 'row']);
  }
}

async function removeRows(trx: Knex, model: string, rows: Known[]) {
  for (const chunk of chunked(rows.map(({ kind, key }) => [kind, key]))) {
    await trx('projection_rows')
      .where({ model })
      .whereIn(['kind', 'key'], chunk)
      .delete();
  }
}

async function insertRefs(trx: Knex, model: string, refs: StoredRef[]) {
  const columns = refs.map(each => ({ model, ...each }));
  for (const insert of insertsOf(trx, 'projection_refs', columns)) await insert;
}

async function removeRefs(trx: Knex, model: string, refs: StoredRef[]) {
  const keys = refs.map(({ ref, at_ms, key }) => [ref, at_ms, key]);
  for (const chunk of chunked(keys)) {
    await trx('projection_refs')
      .where({ model })
      .whereIn(['ref', 'at_ms', 'key'], chunk)
      .delete();
  }
}
