import { Push } from '../git/gitRouter';
import { Commit } from '../git/Commit';
import { ProjectRow } from '../store/rows';
import { commitPayload, projectPayload } from './projectPayload';

/**
 * GitLab's Push Hook. `commits` are newest first, as the log lists them.
 *
 * @public
 */
export function pushPayload(
  baseUrl: string,
  project: ProjectRow,
  push: Push,
  commits: Commit[],
) {
  const payload = projectPayload(baseUrl, project);
  return {
    object_kind: 'push',
    event_name: 'push',
    before: push.before,
    after: push.after,
    ref: `refs/heads/${push.branch}`,
    checkout_sha: push.after,
    user_id: 1,
    user_name: commits[0].committerName,
    user_username: 'local',
    user_email: commits[0].committerEmail,
    project_id: project.id,
    project: payload,
    commits: [...commits]
      .reverse()
      .map(commit => commitPayload(payload.web_url, commit)),
    total_commits_count: commits.length,
  };
}
