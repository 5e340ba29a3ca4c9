import { duration, versionItem } from '../items';
import type { MetricDefinition } from '../MetricDefinition';
import { inOrder } from '../ModelHistory';
import { within } from '../window';

/** From the end of training to the first production deployment of a version. */
export const trainingToProduction: MetricDefinition = {
  id: 'trainingToProduction',
  version: 2,
  unit: 'ms',
  statistic: 'median',
  items: ({ versions }, window) =>
    within(
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
      window,
      item => item.at,
    ),
  reason: (_history, _window, items) =>
    items.length === 0
      ? 'No version reached production for the first time in the window'
      : 'No version that first reached production in the window has a usable training time',
};
