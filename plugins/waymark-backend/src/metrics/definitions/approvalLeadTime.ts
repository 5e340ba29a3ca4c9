import type { ApprovalRow, DeploymentRow } from '../../projections/rows';
import { groupBy } from '../../projections/groupBy';
import { duration, releaseItem } from '../items';
import type { MetricDefinition } from '../MetricDefinition';
import type { ModelHistory } from '../ModelHistory';
import { oncePerHistory } from '../oncePerHistory';
import { relatedApproval } from '../related';
import { firstIndex } from '../window';
import { releasesIn } from './deploymentFrequency';

/** Approvals to deploy, by version, in order. */
const approvalsByVersion = oncePerHistory(({ approvals }) =>
  groupBy(
    approvals.filter(
      ({ status, action = 'deploy', byNoApprover }) =>
        status === 'approved' && action === 'deploy' && !byNoApprover,
    ),
    ({ version }) => version,
  ),
);

/** From approval to release. */
export const approvalLeadTime: MetricDefinition = {
  id: 'approvalLeadTime',
  version: 2,
  unit: 'ms',
  statistic: 'mean',
  items: (history, window) =>
    releasesIn(history, window).map(release =>
      releaseItem(
        release,
        duration(
          latestApproval(history, release.opening)?.at,
          release.opening.at,
          'noApproval',
        ),
      ),
    ),
  related: (history, item) => {
    const opening = history.deploymentOf(item);
    const approval = opening && latestApproval(history, opening);
    return approval ? [relatedApproval(approval)] : [];
  },
  reason: (_history, _window, items) =>
    items.length === 0
      ? 'No release in the window'
      : 'No release in the window was approved',
};

function latestApproval(
  history: ModelHistory,
  opening: DeploymentRow,
): ApprovalRow | undefined {
  const approvals = approvalsByVersion(history).get(opening.version) ?? [];
  const isHere = ({ environment = opening.environment }: ApprovalRow) =>
    environment === opening.environment;
  // From the latest back, which is seldom more than a step
  let index = firstIndex(approvals, ({ at }) => at > opening.at) - 1;
  while (index >= 0 && !isHere(approvals[index])) index -= 1;
  return approvals[index];
}
