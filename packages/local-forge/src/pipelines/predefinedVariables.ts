import { Commit } from '../git/Commit';
import { JobRow, PipelineRow, ProjectRow } from '../store/rows';
import { environmentSlug } from './environmentTier';

/** @public */
export interface PredefinedVariablesOptions {
  /** Where people and jobs reach the forge, without a trailing slash. */
  baseUrl: string;
  token: string;
  project: ProjectRow;
  pipeline: PipelineRow;
  commit: Commit;
}

/** gitlab-ci-local expands variables in values: what people wrote stays. */
function literal(text: string): string {
  return text.replaceAll('$', '$$$$');
}

function slug(text: string): string {
  return text
    .toLocaleLowerCase('en-US')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 63);
}

/**
 * GitLab's predefined variables of a pipeline.
 *
 * @public
 */
export function predefinedVariables(
  options: PredefinedVariablesOptions,
): Record<string, string> {
  const { baseUrl, token, project, pipeline, commit } = options;
  const server = new URL(baseUrl);
  const path = `${project.namespace}/${project.path}`;
  const projectUrl = `${baseUrl}/${path}`;
  const [title, ...rest] = commit.message.split('\n');
  return {
    CI: 'true',
    GITLAB_CI: 'true',
    CI_SERVER: 'yes',
    CI_SERVER_NAME: 'local-forge',
    CI_SERVER_URL: baseUrl,
    CI_SERVER_HOST: server.hostname,
    CI_SERVER_PORT: server.port || '80',
    CI_SERVER_FQDN: server.host,
    CI_SERVER_PROTOCOL: server.protocol.replace(':', ''),
    CI_API_V4_URL: `${baseUrl}/api/v4`,
    CI_JOB_TOKEN: token,
    CI_REPOSITORY_URL: `${server.protocol}//gitlab-ci-token:${token}@${server.host}/${path}.git`,
    CI_PROJECT_ID: String(project.id),
    CI_PROJECT_NAME: project.path,
    CI_PROJECT_TITLE: literal(project.name),
    CI_PROJECT_DESCRIPTION: literal(project.description),
    CI_PROJECT_PATH: path,
    CI_PROJECT_PATH_SLUG: slug(path),
    CI_PROJECT_NAMESPACE: project.namespace,
    CI_PROJECT_ROOT_NAMESPACE: project.namespace,
    CI_PROJECT_URL: projectUrl,
    CI_PROJECT_VISIBILITY: project.visibility,
    CI_DEFAULT_BRANCH: project.defaultBranch,
    CI_PIPELINE_ID: String(pipeline.id),
    CI_PIPELINE_IID: String(pipeline.iid),
    CI_PIPELINE_URL: `${projectUrl}/-/pipelines/${pipeline.id}`,
    CI_PIPELINE_SOURCE: pipeline.source,
    CI_PIPELINE_CREATED_AT: pipeline.createdAt,
    CI_COMMIT_SHA: pipeline.sha,
    CI_COMMIT_SHORT_SHA: pipeline.sha.slice(0, 8),
    CI_COMMIT_BEFORE_SHA: pipeline.beforeSha,
    CI_COMMIT_BRANCH: pipeline.ref,
    CI_COMMIT_REF_NAME: pipeline.ref,
    CI_COMMIT_REF_SLUG: slug(pipeline.ref),
    CI_COMMIT_REF_PROTECTED: String(
      project.protectedBranches.includes(pipeline.ref),
    ),
    CI_COMMIT_TIMESTAMP: commit.committedAt,
    CI_COMMIT_AUTHOR: literal(`${commit.authorName} <${commit.authorEmail}>`),
    CI_COMMIT_TITLE: literal(title),
    CI_COMMIT_MESSAGE: literal(commit.message),
    CI_COMMIT_DESCRIPTION: literal(rest.join('\n').trim()),
    GITLAB_USER_ID: '1',
    GITLAB_USER_LOGIN: 'local',
    GITLAB_USER_NAME: literal(commit.committerName),
    GITLAB_USER_EMAIL: literal(commit.committerEmail),
  };
}

/**
 * What GitLab predefines for one job besides.
 *
 * @public
 */
export function predefinedJobVariables(
  projectUrl: string,
  job: JobRow,
): Record<string, string> {
  const { environment } = job;
  return {
    CI_JOB_ID: String(job.id),
    CI_JOB_NAME: job.name,
    CI_JOB_NAME_SLUG: slug(job.name),
    CI_JOB_STAGE: job.stage,
    CI_JOB_URL: `${projectUrl}/-/jobs/${job.id}`,
    CI_JOB_STARTED_AT: job.startedAt ?? '',
    CI_JOB_MANUAL: String(job.when === 'manual'),
    ...(environment && {
      CI_ENVIRONMENT_NAME: environment.name,
      CI_ENVIRONMENT_SLUG: environmentSlug(environment.name),
      CI_ENVIRONMENT_TIER: environment.tier,
      CI_ENVIRONMENT_ACTION: environment.action,
      CI_ENVIRONMENT_URL: environment.url ?? '',
    }),
  };
}
