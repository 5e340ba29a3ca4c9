import { duration, versionItem } from '../items';
import type { MetricDefinition } from '../MetricDefinition';
import { inOrder } from '../ModelHistory';

/** Age of the data behind the oldest version that serves in production. */
export const modelFreshness: MetricDefinition = {
  id: 'modelFreshness',
  version: 2,
  unit: 'ms',
  statistic: 'greatest',
  items: ({ live, versionOf, asOf }) =>
    inOrder(
      live.flatMap(({ version: name, deployment, since, environment }) => {
        if (!name || !deployment || since === undefined) return [];
        const version = versionOf(name);
        return [
          {
            ...versionItem(
              version ?? { version: name },
              { ...deployment, at: since },
              duration(version?.trainedDataUntil, asOf, 'noDataTime'),
            ),
            environment,
          },
        ];
      }),
      item => item.at,
    ),
  reason: (_history, _window, items) =>
    items.length === 0
      ? 'No version is live in production'
      : 'No version live in production tells how recent its training data is',
  trend: 'none',
};
