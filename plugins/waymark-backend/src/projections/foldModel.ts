import { assignedKeys, withoutWithdrawn } from './decisions';
import { emptyRows } from './emptyRows';
import { withEnvironmentNames } from './environmentNames';
import { toFoldEvent, type FoldEvent, type FoldInput } from './FoldEvent';
import { DEFAULT_FOLD_OPTIONS, type FoldOptions } from './FoldOptions';
import { definitionOf, rowKindNames, type ModelRows } from './kinds/registry';
import type { FoldContext, RowsOf } from './kinds/RowKindDefinition';
import { withOneName } from './oneName';
import { compareEvents, keyOf } from './order';
import { isCorroborating, latestReporter } from './reporter';
import { sortRowsInSteps } from './sortRows';
import { runSteps, walk, type Steps } from '../kernel/time/steps';

/**
 * Everything the figures need of one model: a pure function of the set of its
 * events, whatever order they come in. The events may include incident events
 * of other models, or of none, that share a key with one of the model's.
 */
export function foldModel(
  model: string,
  inputs: FoldInput[],
  options: FoldOptions = DEFAULT_FOLD_OPTIONS,
): ModelRows {
  return runSteps(foldInSteps(model, inputs, options));
}

/** The same in steps, between which the thread may do something else. */
export function* foldInSteps(
  model: string,
  inputs: FoldInput[],
  options: FoldOptions,
): Steps<ModelRows> {
  const all = yield* readInputs(model, inputs, options);
  yield;
  const own = all.filter(event => event.model === model);
  const reporter = latestReporter(own);
  const events = own.filter(event => !isCorroborating(event, reporter));
  const folded = new Map<unknown, unknown[]>();
  const rowsOf = (kind => folded.get(kind) ?? []) as RowsOf;
  const read = { model, options, all, own, events, reporter };
  const context: FoldContext = { ...read, rowsOf };
  const rows = emptyRows();
  for (const kind of rowKindNames) {
    const definition = definitionOf(kind);
    const folding = definition.fold(context);
    const made = Array.isArray(folding) ? folding : yield* folding;
    folded.set(definition, made);
    Object.assign(rows, { [kind]: made });
    yield;
  }
  return yield* sortRowsInSteps(rows);
}

/** The events as the folds read them: in order, assigned, less the withdrawn, each thing by one name. */
function* readInputs(
  model: string,
  inputs: FoldInput[],
  { environmentNames }: FoldOptions,
): Steps<FoldEvent[]> {
  const read: FoldEvent[] = [];
  yield* walk(inputs, input => {
    const event = toFoldEvent(withEnvironmentNames(input, environmentNames));
    if (event) read.push(event);
  });
  read.sort(compareEvents);
  yield;
  const events = withoutWithdrawn(read);
  const assigned = assignedKeys(events);
  yield;
  return yield* withOneName(
    model,
    assigned.size === 0
      ? events
      : events.map(event =>
          event.model === undefined && assigned.has(keyOf(event))
            ? { ...event, model }
            : event,
        ),
  );
}
