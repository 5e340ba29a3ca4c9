import { emptyFoldedRows } from './emptyRows';
import { storedKey } from './references';
import { rowKeys, type RowKeys, type RowKind } from './rowKeys';
import type { FoldedRows } from './rows';
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

/** Rows as they are stored, by kind and key. */
export function toStored(rows: FoldedRows): Map<string, StoredRow> {
  const stored = new Map<string, StoredRow>();
  for (const kind of Object.keys(rowKeys) as RowKind[]) {
    const keys = rowKeys[kind] as RowKeys<unknown>;
    for (const row of rows[kind]) {
      const key = storedKey(keys.key(row));
      stored.set(`${kind} ${key}`, {
        kind,
        key,
        at_ms: keys.at(row),
        row: JSON.stringify(row),
      });
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
  const { refs } = rowKeys[kind] as RowKeys<unknown>;
  const byName = new Map(
    refs?.(JSON.parse(row)).map(({ ref, at }) => [ref, at]),
  );
  return [...byName].map(([ref, at]) => ({ kind, key, ref, at_ms: at }));
}

/** Rows as they were before they were stored, in order; kinds unknown here are left out. */
export function fromStored(
  stored: Iterable<{ kind: string; row: string }>,
): FoldedRows {
  const rows: Record<string, unknown[]> = emptyFoldedRows();
  for (const { kind, row } of stored) rows[kind]?.push(JSON.parse(row));
  return sortRows(rows as FoldedRows);
}
