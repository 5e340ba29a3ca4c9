import type { FoldedRows, ModelRows } from './rows';

/** Rows of a model that never sent an event. */
export function emptyRows(): ModelRows {
  return {
    deployments: [],
    incidents: [],
    versions: [],
    trainingRuns: [],
    approvals: [],
    gates: [],
    failedAttempts: [],
    rollbackRequests: [],
    live: [],
    corroborating: [],
    costs: [],
    totals: [],
    attestations: [],
    reviews: [],
    levelChanges: [],
  };
}

/** The same with the rows that only folds read. */
export function emptyFoldedRows(): FoldedRows {
  return { ...emptyRows(), merges: [], artifacts: [], progress: [] };
}
