/** Work that comes to a result in steps, between which others have their turn. */
export type Steps<Result> = Generator<undefined, Result>;

/** So many items are no long work, whatever is done with each. */
const STRIDE = 200;

/** Visits items in order, in steps. */
export function* walk<Item>(
  items: Iterable<Item>,
  visit: (item: Item) => void,
): Steps<void> {
  let visited = 0;
  for (const item of items) {
    visit(item);
    visited += 1;
    if (visited % STRIDE === 0) yield;
  }
}

/** Does all steps at once. */
export function runSteps<Result>(steps: Steps<Result>): Result {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
