import type { RowKind } from '../projections/kinds/registry';
import { rowKindNames } from '../projections/kinds/registry';
import type { ModelRows } from '../projections/rows';

/** Kinds of rows that the engine itself and people in the portal bring about. */
const OF_THE_PORTAL: ReadonlySet<RowKind> = new Set([
  'progress',
  'attestations',
  'reviews',
  'levelChanges',
] as const);

/** Whether anybody but the portal told of the model. */
export function isToldByOthers(rows: ModelRows): boolean {
  return rowKindNames.some(
    kind => !OF_THE_PORTAL.has(kind) && rows[kind].length > 0,
  );
}
