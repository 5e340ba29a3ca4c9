import type { ApprovalRow, DeploymentRow } from '../../projections/rows';
import { duration, releaseItem } from '../items';
import type { MetricDefinition } from '../MetricDefinition';
import { relatedApproval } from '../related';
import { releasesIn } from './deploymentFrequency';

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
          latestApproval(history.approvals, release.opening)?.at,
          release.opening.at,
          'noApproval',
        ),
      ),
    ),
  related: (history, item) => {
    const opening = history.deploymentOf(item);
    const approval = opening && latestApproval(history.approvals, opening);
    return approval ? [relatedApproval(approval)] : [];
  },
  reason: (_history, _window, items) =>
    items.length === 0
      ? 'No release in the window'
      : 'No release in the window was approved',
};

/** @param approvals - in order */
function latestApproval(
  approvals: readonly ApprovalRow[],
  opening: DeploymentRow,
): ApprovalRow | undefined {
  return approvals
    .filter(
      approval =>
        approval.status === 'approved' &&
        (approval.action ?? 'deploy') === 'deploy' &&
        (approval.environment ?? opening.environment) === opening.environment &&
        approval.version === opening.version &&
        approval.at <= opening.at,
    )
    .pop();
}
