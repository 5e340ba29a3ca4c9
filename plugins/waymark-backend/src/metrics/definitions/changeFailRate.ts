import { releaseItem } from '../items';
import type { MetricDefinition } from '../MetricDefinition';
import type { ModelHistory } from '../ModelHistory';
import { hasFailed, type Release } from '../releases';
import { DAY, windowBefore, within } from '../window';
import { releasesIn } from './deploymentFrequency';

const MATURITY = 7 * DAY;

/** The share of releases that failed. */
export const changeFailRate: MetricDefinition = {
  id: 'changeFailRate',
  version: 2,
  unit: 'ratio',
  statistic: 'share',
  items: (history, window) =>
    releasesIn(history, window).map(release =>
      releaseItem(release, { value: hasFailed(release) ? 1 : 0 }),
    ),
  reason: () => 'No release in the window',
  beside: (history, window) => ({
    unattributed: within(
      history.unattributed,
      window,
      incident => incident.startedAt,
    ).length,
    maturing: [window, windowBefore(window)].flatMap(each =>
      releasesIn(history, each).filter(release => !isMature(history, release)),
    ).length,
  }),
  // A young release has had less time to fail than an old one, so windows are
  // compared over releases and failures of the same age.
  trend: (history, window) =>
    releasesIn(history, window)
      .filter(release => isMature(history, release))
      .map(release =>
        releaseItem(release, { value: failedEarly(history, release) ? 1 : 0 }),
      ),
};

function isMature({ asOf }: ModelHistory, { opening }: Release): boolean {
  return opening.at + MATURITY <= asOf;
}

/** Whether a failure was known within seven days of the release. */
function failedEarly(
  history: ModelHistory,
  { opening, deployments }: Release,
): boolean {
  return deployments
    .flatMap(deployment => [
      ...(deployment.revertedBy ? [deployment.revertedBy.at] : []),
      ...history.incidentsOf(deployment).map(incident => incident.startedAt),
    ])
    .some(knownAt => knownAt <= opening.at + MATURITY);
}
