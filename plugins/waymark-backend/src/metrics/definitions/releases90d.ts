import { releaseItem } from '../items';
import type { MetricDefinition } from '../MetricDefinition';
import { DAY } from '../window';
import { reasonForNoRelease, releasesIn } from './deploymentFrequency';

/** Releases in the 90 days before the window's end. */
export const releases90d: MetricDefinition = {
  id: 'releases90d',
  version: 2,
  unit: 'count',
  statistic: 'count',
  windowFor: ({ to }) => ({ from: to - 90 * DAY, to }),
  items: (history, window) =>
    releasesIn(history, window).map(release => releaseItem(release, {})),
  reason: reasonForNoRelease,
};
