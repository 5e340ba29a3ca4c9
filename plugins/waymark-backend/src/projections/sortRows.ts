import { runSteps, walk, type Steps } from '../kernel/time/steps';
import { definitionOf, rowKindNames, type ModelRows } from './kinds/registry';
import type { Place } from './kinds/RowKindDefinition';
import { compareCodePoints } from './order';

/** Sorts the rows of each kind in place: by instant, then by name. */
export function sortRows<T extends ModelRows>(rows: T): T {
  return runSteps(sortRowsInSteps(rows));
}

/** The same, a kind a step */
export function* sortRowsInSteps<T extends ModelRows>(rows: T): Steps<T> {
  for (const kind of rowKindNames) {
    const { place } = definitionOf(kind);
    const list: unknown[] = rows[kind];
    const places = new Map<unknown, Place>();
    yield* walk(list, row => void places.set(row, place(row)));
    list.sort((a, b) => compare(places.get(a)!, places.get(b)!));
    yield;
  }
  return rows;
}

function compare([at, ...names]: Place, [otherAt, ...others]: Place): number {
  if (at !== otherAt) return at - otherAt;
  for (const [index, name] of names.entries()) {
    const order = compareCodePoints(name, others[index]);
    if (order !== 0) return order;
  }
  return 0;
}
