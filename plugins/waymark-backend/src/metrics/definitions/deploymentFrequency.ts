import { releaseItem } from '../items';
import type { MetricDefinition } from '../MetricDefinition';
import type { ModelHistory } from '../ModelHistory';
import { DAY, within, type Window } from '../window';

/** How long a model must have been in production for its pace to be judged. */
const SETTLED = 30 * DAY;

/** Releases a day. */
export const deploymentFrequency: MetricDefinition = {
  id: 'deploymentFrequency',
  version: 2,
  unit: 'perDay',
  statistic: 'rate',
  items: (history, window) =>
    releasesIn(history, window).map(release => releaseItem(release, {})),
  reason: reasonForNoRelease,
  isEarly: ({ firstProductionAt = Infinity }, { to }) =>
    firstProductionAt > to - SETTLED,
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
