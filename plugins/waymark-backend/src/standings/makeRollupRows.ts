import {
  contributeAll,
  type ModelContributions,
} from '../metrics/contributeAll';
import { createModelHistory } from '../metrics/ModelHistory';
import type { ModelRows } from '../projections/rows';
import { ROLLUP_WINDOWS, type RollupWindow } from './RollupStore';

const DAY = 86_400_000;

/** When an item enters, matures or leaves a window, or the one before it. */
const EDGES = [0, ...ROLLUP_WINDOWS, 14, 60, 180, 730].map(days => days * DAY);

/**
 * What a model brings to roll-ups over each standard window, and until when
 * that stands if nothing happens. Empty for a model without events.
 */
export function makeRollupRows(
  rows: ModelRows,
  now: number,
): { windows: Map<RollupWindow, ModelContributions>; validUntil: number } {
  const windows = new Map<RollupWindow, ModelContributions>();
  if (Object.values(rows).some(kind => kind.length > 0)) {
    const history = createModelHistory(rows, { asOf: now });
    for (const days of ROLLUP_WINDOWS) {
      const window = { from: now - days * DAY, to: now };
      windows.set(days, contributeAll(history, window));
    }
  }
  return { windows, validUntil: nextEdge(rows, now) };
}

function nextEdge(rows: ModelRows, now: number): number {
  let next = Infinity;
  const instants = [
    ...rows.deployments.map(({ at }) => at),
    ...rows.incidents.map(({ startedAt }) => startedAt),
    ...rows.trainingRuns.map(({ finishedAt }) => finishedAt),
    ...rows.versions.map(({ trainingFinishedAt }) => trainingFinishedAt ?? now),
    ...rows.failedAttempts.map(({ at }) => at),
  ];
  for (const at of instants) {
    for (const edge of EDGES) {
      if (at + edge > now) next = Math.min(next, at + edge);
    }
  }
  return next;
}
