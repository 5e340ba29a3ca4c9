import type { ModelRows } from './rows';

/** Rows of a model that never sent an event. */
export function emptyRows(): ModelRows {
  return {
    deployments: [],
    incidents: [],
    versions: [],
    trainingRuns: [],
    approvals: [],
    failedAttempts: [],
    rollbackRequests: [],
    live: [],
    corroborating: [],
  };
}
