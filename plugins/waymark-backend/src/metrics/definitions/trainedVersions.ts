import { versionItem } from '../items';
import type { MetricDefinition } from '../MetricDefinition';
import { inOrder, type ModelHistory } from '../ModelHistory';
import { within, type Window } from '../window';

const NOTHING_TRAINED = 'No version was trained in the window';

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

function trainedIn({ versions }: ModelHistory, window: Window) {
  const trained = versions.flatMap(row => {
    const { trainedBy, trainingFinishedAt: at } = row;
    if (!trainedBy || at === undefined) return [];
    const reachedProduction = row.firstProductionAt !== undefined;
    return [{ ...trainedBy, at, row, reachedProduction }];
  });
  return within(
    inOrder(trained, version => version.at),
    window,
    version => version.at,
  ).map(({ row, reachedProduction, ...event }) => ({
    item: versionItem(row, event, {}),
    reachedProduction,
  }));
}
