import { emptyRows } from './emptyRows';
import { storedKey } from './references';
import {
  definitionOf,
  rowKindNames,
  type ModelRows,
  type RowKind,
} from './kinds/registry';
import { sortRows } from './sortRows';

/** A row as the database has it. */
export type StoredRow = {
  kind: RowKind;
  key: string;
  at_ms: number;
  /** JSON */
  row: string;
};

/** What a row is looked up by, as the database has it. */
export type StoredRef = {
  kind: RowKind;
  key: string;
  ref: string;
  at_ms: number;
};

/** Rows as they are stored, by kind and key; in steps, as there may be many. */
export function* toStoredInSteps(
  rows: ModelRows,
): Generator<undefined, Map<string, StoredRow>> {
  const stored = new Map<string, StoredRow>();
  for (const kind of rowKindNames) {
    const definition = definitionOf(kind);
    for (const row of rows[kind]) {
      const key = storedKey(definition.key(row));
      stored.set(`${kind} ${key}`, {
        kind,
        key,
        at_ms: definition.at(row),
        row: JSON.stringify(row),
      });
      if (stored.size % 500 === 0) yield;
    }
  }
  return stored;
}

/** What a stored row is looked up by. */
export function referencesOf({
  kind,
  key,
  row,
}: Pick<StoredRow, 'kind' | 'key' | 'row'>): StoredRef[] {
  const references = definitionOf(kind).references?.(JSON.parse(row));
  const byName = new Map(references?.map(({ ref, at }) => [ref, at]));
  return [...byName].map(([ref, at]) => ({ kind, key, ref, at_ms: at }));
}

/** Rows as they were before they were stored, in order; kinds unknown here are left out. */
export function fromStored(
  stored: Iterable<{ kind: string; row: string }>,
): ModelRows {
  const rows = emptyRows() as Record<string, unknown[]>;
  for (const { kind, row } of stored) rows[kind]?.push(JSON.parse(row));
  return sortRows(rows as ModelRows);
}
