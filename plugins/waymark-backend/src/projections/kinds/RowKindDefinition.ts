import type { Steps } from '../../kernel/time/steps';
import type { FoldEvent } from '../FoldEvent';
import type { FoldOptions } from '../FoldOptions';
import type { Reporter } from '../reporter';
import type { RetentionGraph } from '../retention/RetentionGraph';

/**
 * A kind of row that a model's events are folded into: how its rows are made,
 * stored, found and sorted, and which events must outlast retention for them.
 */
export type RowKindDefinition<Row> = {
  /** What tells a row from the others of its kind */
  key(row: Row): unknown;
  /** The last instant at which a window may need the row, epoch milliseconds */
  at(row: Row): number;
  /** Where a row stands among those of its kind: by instant, then by names */
  place(row: Row): Place;
  /** What else rows are looked up by */
  references?(row: Row): Reference[];
  /**
   * Makes the rows of a model: a pure function of its events and of the rows of
   * kinds that come earlier in the registry. It may complete the latter, where
   * only this kind knows what they lack. What takes long for many events is done
   * in steps.
   */
  fold(context: FoldContext): Row[] | Steps<Row[]>;
  /** Tells which rows must outlast retention, and what they rest on */
  retain?(
    rows: Row[],
    graph: RetentionGraph,
    context: RetentionContext,
  ): void | Steps<void>;
};

/** An instant, and what decides between rows of the same instant. */
export type Place = [at: number, ...names: string[]];

/** Something rows are looked up by, and the instant it has on a row. */
export type Reference = { ref: string; at: number };

/** Rows of one kind; none where the kind is not folded yet. */
export type RowsOf = <Row>(kind: RowKindDefinition<Row>) => Row[];

/** What folds read. Events are in order, and without those withdrawn. */
export type FoldContext = {
  model: string;
  options: FoldOptions;
  /** Events of the model, and of others that share an incident with it */
  all: FoldEvent[];
  /** Events of the model */
  own: FoldEvent[];
  /** The same without those that only corroborate what the reporter tells */
  events: FoldEvent[];
  reporter: Reporter;
  rowsOf: RowsOf;
};

/** What retention asks for. */
export type RetentionContext = {
  /** Events before this instant may go, epoch milliseconds */
  since: number;
  rowsOf: RowsOf;
};

/** Later than any instant an event can have: what has not ended. */
export const OPEN = 8.64e15;
