import type { Steps } from '../../kernel/time/steps';
import type { RetainedEvents } from '../../ledger/Retention';
import {
  definitionOf,
  rowKindNames,
  rowKinds,
  type ModelRows,
  type RowKind,
} from '../kinds/registry';
import type { RowsOf } from '../kinds/RowKindDefinition';
import { RetentionGraph } from './RetentionGraph';

/**
 * Finds what of a model must outlast retention because what is live or open, or
 * happened since, rests on it. Each kind of row says so for its own rows; in steps, as
 * there may be many.
 *
 * @param since - epoch milliseconds
 */
export function* findRetained(
  rows: ModelRows,
  since: number,
): Steps<RetainedEvents> {
  const graph = new RetentionGraph();
  const names = new Map<unknown, RowKind>(
    rowKindNames.map(kind => [rowKinds[kind], kind]),
  );
  const rowsOf = (kind => rows[names.get(kind)!]) as RowsOf;
  for (const kind of rowKindNames) {
    const steps = definitionOf(kind).retain?.(rows[kind], graph, {
      since,
      rowsOf,
    });
    if (steps) yield* steps;
    yield;
  }
  return yield* graph.retained();
}
