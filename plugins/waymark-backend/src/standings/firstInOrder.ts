/** The first so many of the items in order, without sorting all of them. */
export function firstInOrder<T>(
  items: readonly T[],
  count: number,
  compare: (a: T, b: T) => number,
): T[] {
  let first: T[] = [];
  let last: T | undefined;
  for (const item of items) {
    if (last !== undefined && compare(item, last) >= 0) continue;
    first.push(item);
    if (first.length >= 2 * count) {
      first = first.sort(compare).slice(0, count);
      last = first[count - 1];
    }
  }
  return first.sort(compare).slice(0, count);
}
