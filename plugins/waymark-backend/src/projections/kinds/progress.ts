import { digestOf } from '../FoldOptions';
import { OPEN, type RowKindDefinition } from './RowKindDefinition';

/** By which folds and with which configuration a model's rows were made. */
export type ProgressRow = { foldedWith: string };

/** One row of each model that was folded. */
export const progress: RowKindDefinition<ProgressRow> = {
  key: () => null,
  at: () => OPEN,
  place: () => [0],
  fold: ({ options }) => [{ foldedWith: digestOf(options) }],
};
