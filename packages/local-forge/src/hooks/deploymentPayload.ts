import { Commit } from '../git/Commit';
import { environmentSlug } from '../pipelines/environmentTier';
import { DeploymentRow, ProjectRow } from '../store/rows';
import { projectPayload, userPayload } from './projectPayload';

/**
 * GitLab's Deployment Hook.
 *
 * @public
 */
export function deploymentPayload(
  baseUrl: string,
  project: ProjectRow,
  deployment: DeploymentRow,
  commit: Commit,
) {
  const payload = projectPayload(baseUrl, project);
  const changedAt = deployment.updatedAt;
  return {
    object_kind: 'deployment',
    status: deployment.status,
    status_changed_at: `${changedAt.slice(0, 10)} ${changedAt.slice(
      11,
      19,
    )} +0000`,
    deployment_id: deployment.id,
    deployable_id: deployment.jobId,
    deployable_url: `${payload.web_url}/-/jobs/${deployment.jobId}`,
    environment: deployment.environment,
    environment_tier: deployment.tier,
    environment_slug: environmentSlug(deployment.environment),
    environment_external_url: deployment.externalUrl ?? null,
    project: payload,
    ref: deployment.ref,
    short_sha: deployment.sha.slice(0, 8),
    user: userPayload(commit),
    user_url: null,
    commit_url: `${payload.web_url}/-/commit/${deployment.sha}`,
    commit_title: commit.message.split('\n')[0],
  };
}
