import { deploymentItem } from '../items';
import type { MetricDefinition } from '../MetricDefinition';
import { within } from '../window';

/** The share of change deployments that a pipeline carried out. */
export const pipelineShare: MetricDefinition = {
  id: 'pipelineShare',
  version: 2,
  unit: 'ratio',
  statistic: 'share',
  items: ({ changes }, window) =>
    within(changes, window, row => row.at).map(row =>
      deploymentItem(row, { value: row.executedBy === 'pipeline' ? 1 : 0 }),
    ),
  reason: () => 'No change was deployed to production in the window',
};
