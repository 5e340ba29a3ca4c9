import { releaseItem } from '../items';
import type { MetricDefinition } from '../MetricDefinition';
import type { ModelHistory } from '../ModelHistory';
import { within, type Window } from '../window';

/** Releases a day. */
export const deploymentFrequency: MetricDefinition = {
  id: 'deploymentFrequency',
  version: 1,
  unit: 'perDay',
  statistic: 'rate',
  items: (history, window) =>
    releasesIn(history, window).map(release => releaseItem(release, {})),
  reason: reasonForNoRelease,
};

export function releasesIn(history: ModelHistory, window: Window) {
  return within(history.releases, window, ({ opening }) => opening.at);
}

/** A model that has been in production and releases nothing has a true 0. */
export function reasonForNoRelease(
  { firstProductionAt }: ModelHistory,
  { to }: Window,
): string | undefined {
  return firstProductionAt !== undefined && firstProductionAt < to
    ? undefined
    : 'No production deployment before the window ends';
}
