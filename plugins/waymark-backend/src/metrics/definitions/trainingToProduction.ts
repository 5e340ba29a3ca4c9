import { duration, versionItem } from '../items';
import type { MetricDefinition } from '../MetricDefinition';
import { inOrder } from '../ModelHistory';
import { oncePerHistory } from '../oncePerHistory';
import { within } from '../window';

/** Versions that reached production, in the order in which they did. */
const firstInProduction = oncePerHistory(({ versions }) =>
  inOrder(
    versions.flatMap(row => {
      const { firstProduction, firstProductionAt: at } = row;
      if (!firstProduction || at === undefined) return [];
      return [
        versionItem(
          row,
          { ...firstProduction, at },
          duration(row.trainingFinishedAt, at, 'noTrainingTime'),
        ),
      ];
    }),
    item => item.at,
  ),
);

/** From the end of training to the first production deployment of a version. */
export const trainingToProduction: MetricDefinition = {
  id: 'trainingToProduction',
  version: 2,
  unit: 'ms',
  statistic: 'median',
  items: (history, window) =>
    within(firstInProduction(history), window, item => item.at),
  reason: (_history, _window, items) =>
    items.length === 0
      ? 'No version reached production for the first time in the window'
      : 'No version that first reached production in the window has a usable training time',
};
