import { rowKindNames, type ModelRows } from './kinds/registry';

/** Rows of a model that never sent an event. */
export function emptyRows(): ModelRows {
  return Object.fromEntries(
    rowKindNames.map(kind => [kind, []]),
  ) as unknown as ModelRows;
}
