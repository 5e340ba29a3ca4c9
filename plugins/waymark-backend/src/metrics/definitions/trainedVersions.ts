import { versionItem } from '../items';
import type { MetricDefinition } from '../MetricDefinition';
import { inOrder, type ModelHistory } from '../ModelHistory';
import { oncePerHistory } from '../oncePerHistory';
import { within, type Window } from '../window';

const NOTHING_TRAINED = 'No version was trained in the window';

/** Versions somebody told the training of, in the order of its end. */
const trainedVersions = oncePerHistory(({ versions }) =>
  inOrder(
    versions.flatMap(row => {
      const { trainedBy, trainingFinishedAt: at } = row;
      return trainedBy && at !== undefined ? [{ ...trainedBy, at, row }] : [];
    }),
    trained => trained.at,
  ).map(({ row, ...event }) => ({
    item: versionItem(row, event, {}),
    reachedProduction: row.firstProductionAt !== undefined,
  })),
);

/** The share of trained versions that reached production. */
export const deployedShare: MetricDefinition = {
  id: 'deployedShare',
  version: 2,
  unit: 'ratio',
  statistic: 'share',
  items: (history, window) =>
    trainedIn(history, window).map(({ item, reachedProduction }) => ({
      ...item,
      value: reachedProduction ? 1 : 0,
    })),
  reason: () => NOTHING_TRAINED,
};

/** Versions trained, whatever became of them. */
export const experiments: MetricDefinition = {
  id: 'experiments',
  version: 2,
  unit: 'count',
  statistic: 'count',
  items: (history, window) =>
    trainedIn(history, window).map(({ item }) => item),
  reason: () => NOTHING_TRAINED,
};

function trainedIn(history: ModelHistory, window: Window) {
  return within(trainedVersions(history), window, ({ item }) => item.at);
}
