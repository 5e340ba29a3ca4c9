import { Commit } from '../git/Commit';
import { ProjectRow } from '../store/rows';

/** @public */
export function projectPayload(baseUrl: string, project: ProjectRow) {
  const path = `${project.namespace}/${project.path}`;
  return {
    id: project.id,
    name: project.name,
    description: project.description,
    web_url: `${baseUrl}/${path}`,
    avatar_url: null,
    git_ssh_url: null,
    git_http_url: `${baseUrl}/${path}.git`,
    namespace: project.namespace,
    visibility_level: 0,
    path_with_namespace: path,
    default_branch: project.defaultBranch,
    ci_config_path: '.gitlab-ci.yml',
  };
}

/** @public */
export function commitPayload(projectUrl: string, commit: Commit) {
  return {
    id: commit.id,
    message: commit.message,
    title: commit.message.split('\n')[0],
    timestamp: commit.committedAt,
    url: `${projectUrl}/-/commit/${commit.id}`,
    author: { name: commit.authorName, email: commit.authorEmail },
  };
}

/** @public */
export function userPayload(commit: Commit) {
  return {
    id: 1,
    name: commit.committerName,
    username: 'local',
    avatar_url: null,
    email: commit.committerEmail,
  };
}
