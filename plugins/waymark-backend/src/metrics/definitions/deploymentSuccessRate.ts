import { deploymentItem } from '../items';
import type { MetricDefinition, MetricItem } from '../MetricDefinition';
import { inOrder } from '../ModelHistory';
import { within } from '../window';

/** The share of attempts to deploy that reached production and stood. */
export const deploymentSuccessRate: MetricDefinition = {
  id: 'deploymentSuccessRate',
  version: 2,
  unit: 'ratio',
  statistic: 'share',
  items: ({ changes, failedAttempts, version }, window) =>
    inOrder(
      [
        ...within(changes, window, row => row.at).map(row =>
          deploymentItem(row, { value: row.failed ? 0 : 1 }),
        ),
        ...within(failedAttempts, window, row => row.at).map(
          ({ source, id, at, environment, url, changeUrl }): MetricItem => ({
            subject: 'failedAttempt',
            source,
            id,
            at,
            environment,
            runUrl: url,
            changeUrl,
            // Its run names none
            ...(version === undefined
              ? { value: 0 }
              : { excludedFor: 'noVersion' }),
          }),
        ),
      ],
      item => item.at,
    ),
  reason: ({ version }) =>
    version === undefined
      ? 'Nobody tried to deploy a change to production in the window'
      : 'The version was not deployed to production in the window',
};
