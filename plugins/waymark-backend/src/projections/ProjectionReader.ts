import type { ModelRows } from './rows';

/** Read access to what the folds made of the events. */
export interface ProjectionReader {
  /** All rows of one model; empty rows for a model without events */
  getRows(model: string): Promise<ModelRows>;
}
