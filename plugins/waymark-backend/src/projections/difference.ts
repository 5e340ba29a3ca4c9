import type { Knex } from 'knex';
import { chunked } from '../kernel/database/dialect';
import { insertsOf } from '../kernel/database/insertsOf';
import { inTurns, pause } from '../kernel/time/pause';
import { walk, type Steps } from '../kernel/time/steps';
import { definitionOf, type RowKind } from './kinds/registry';
import { storedKey } from './references';
import type { ProgressRow } from './kinds/progress';
import type { ModelRows } from './rows';
import {
  referencesOf,
  toStoredInSteps,
  type StoredRef,
  type StoredRow,
} from './storedRows';

/** So many rows are read at once. */
const PAGE = 2_000;

type Known = Pick<StoredRow, 'kind' | 'key' | 'row'>;

/** What sets the rows of a model apart from those that are stored. */
export type Difference = {
  /** All stored rows are to be removed first */
  isAnew: boolean;
  /** Rows that are new or not as they were */
  written: StoredRow[];
  /** Stored rows that are no longer there, or are to be written over */
  replaced: Known[];
  gone: Known[];
  /** The kinds of all these rows */
  changed: ReadonlySet<RowKind>;
};

/**
 * Compares the rows of a model with the stored ones. Rows that another version
 * of the folds made are all to be written anew, since what they are looked up by
 * may have changed, too.
 */
export async function findDifference(
  knex: Knex,
  model: string,
  rows: ModelRows,
): Promise<Difference> {
  const stored = await readStored(knex, model);
  const isAnew = !isFoldedAlike(stored, rows);
  return inTurns(compareInSteps(stored, rows, isAnew));
}

function* compareInSteps(
  stored: Map<string, Known>,
  rows: ModelRows,
  isAnew: boolean,
): Steps<Difference> {
  const after = yield* toStoredInSteps(rows);
  const written: StoredRow[] = [];
  const replaced: Known[] = [];
  yield* walk(after, ([id, row]) => {
    const known = stored.get(id);
    if (known?.row === row.row && !isAnew) return;
    written.push(row);
    if (known) replaced.push(known);
  });
  const gone: Known[] = [];
  yield* walk(stored, ([id, row]) => {
    if (!after.has(id)) gone.push(row);
  });
  const changed = new Set([...written, ...gone].map(({ kind }) => kind));
  return { isAnew, written, replaced, gone, changed };
}

/** Writes a difference in a transaction. */
export async function writeDifference(
  trx: Knex.Transaction,
  model: string,
  { isAnew, written, replaced, gone }: Difference,
): Promise<void> {
  const newRefs = await inTurns(refsInSteps(written));
  if (isAnew) {
    await trx('projection_refs').where({ model }).delete();
    await trx('projection_rows').where({ model }).delete();
    await insertRows(trx, model, written);
    await insertRefs(trx, model, [...newRefs.values()]);
    return;
  }
  const oldRefs = await inTurns(refsInSteps([...gone, ...replaced]));
  await removeRows(trx, model, gone);
  await insertRows(trx, model, written);
  await removeRefs(trx, model, missingFrom(newRefs, oldRefs));
  await insertRefs(trx, model, missingFrom(oldRefs, newRefs));
}

function idOf({ kind, key }: { kind: string; key: string }): string {
  return `${kind} ${key}`;
}

/** What rows are looked up by, by what tells one from another */
function* refsInSteps(rows: Known[]): Steps<Map<string, StoredRef>> {
  const refs = new Map<string, StoredRef>();
  yield* walk(rows, row => {
    for (const each of referencesOf(row)) {
      refs.set(`${idOf(each)} ${each.ref} ${each.at_ms}`, each);
    }
  });
  return refs;
}

/** Those of `all` that are not among `others` */
function missingFrom(
  others: Map<string, StoredRef>,
  all: Map<string, StoredRef>,
): StoredRef[] {
  return [...all].flatMap(([id, each]) => (others.has(id) ? [] : [each]));
}

/** Reads page by page: all at once would hold up the thread. */
async function readStored(
  knex: Knex,
  model: string,
): Promise<Map<string, Known>> {
  const stored = new Map<string, Known>();
  let last: Known | undefined;
  do {
    const query = knex('projection_rows').where({ model });
    if (last) query.whereRaw('(kind, key) > (?, ?)', [last.kind, last.key]);
    const page = await query
      .orderBy(['kind', 'key'])
      .limit(PAGE)
      .select<Known[]>('kind', 'key', 'row');
    for (const row of page) stored.set(idOf(row), row);
    last = page.length === PAGE ? page.at(-1) : undefined;
    if (last) await pause();
  } while (last);
  return stored;
}

function isFoldedAlike(
  stored: Map<string, Known>,
  { progress }: ModelRows,
): boolean {
  const known = stored.get(
    idOf({
      kind: 'progress',
      key: storedKey(definitionOf('progress').key({})),
    }),
  );
  const before: ProgressRow | undefined = known && JSON.parse(known.row);
  return before?.foldedWith === progress[0]?.foldedWith;
}

async function insertRows(trx: Knex, model: string, rows: StoredRow[]) {
  const columns = rows.map(row => ({ model, ...row }));
  for (const insert of insertsOf(trx, 'projection_rows', columns)) {
    await insert.onConflict(['model', 'kind', 'key']).merge(['at_ms', 'row']);
    await pause();
  }
}

async function removeRows(trx: Knex, model: string, rows: Known[]) {
  for (const chunk of chunked(rows.map(({ kind, key }) => [kind, key]))) {
    await trx('projection_rows')
      .where({ model })
      .whereIn(['kind', 'key'], chunk)
      .delete();
    await pause();
  }
}

async function insertRefs(trx: Knex, model: string, refs: StoredRef[]) {
  const columns = refs.map(each => ({ model, ...each }));
  for (const insert of insertsOf(trx, 'projection_refs', columns)) {
    await insert;
    await pause();
  }
}

async function removeRefs(trx: Knex, model: string, refs: StoredRef[]) {
  const keys = refs.map(({ ref, at_ms, key }) => [ref, at_ms, key]);
  for (const chunk of chunked(keys)) {
    await trx('projection_refs')
      .where({ model })
      .whereIn(['ref', 'at_ms', 'key'], chunk)
      .delete();
    await pause();
  }
}
