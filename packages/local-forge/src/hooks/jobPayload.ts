import { Commit } from '../git/Commit';
import { JobRow, PipelineRow, ProjectRow } from '../store/rows';
import { hookTime, secondsBetween } from './hookTime';
import { projectPayload, userPayload } from './projectPayload';

/**
 * GitLab's Job Hook.
 *
 * @public
 */
export function jobPayload(
  baseUrl: string,
  project: ProjectRow,
  pipeline: PipelineRow,
  job: JobRow,
  commit: Commit,
) {
  const payload = projectPayload(baseUrl, project);
  return {
    object_kind: 'build',
    ref: pipeline.ref,
    tag: false,
    before_sha: pipeline.beforeSha,
    sha: pipeline.sha,
    build_id: job.id,
    build_name: job.name,
    build_stage: job.stage,
    build_status: job.status,
    build_created_at: hookTime(job.createdAt),
    build_started_at: hookTime(job.startedAt),
    build_finished_at: hookTime(job.finishedAt),
    build_created_at_iso: job.createdAt,
    build_started_at_iso: job.startedAt ?? null,
    build_finished_at_iso: job.finishedAt ?? null,
    build_duration: secondsBetween(job.startedAt, job.finishedAt),
    build_queued_duration: secondsBetween(job.createdAt, job.startedAt),
    build_allow_failure: job.allowFailure !== false,
    build_failure_reason: job.failureReason ?? 'unknown_failure',
    pipeline_id: pipeline.id,
    runner: null,
    project_id: project.id,
    project_name: `${project.namespace} / ${project.name}`,
    user: userPayload(commit),
    commit: {
      id: pipeline.id,
      sha: pipeline.sha,
      message: commit.message,
      author_name: commit.authorName,
      author_email: commit.authorEmail,
      status: pipeline.status,
      started_at: hookTime(pipeline.startedAt),
      finished_at: hookTime(pipeline.finishedAt),
    },
    repository: {
      name: project.name,
      url: payload.git_http_url,
      homepage: payload.web_url,
      git_http_url: payload.git_http_url,
    },
    project: payload,
    environment: job.environment
      ? {
          name: job.environment.name,
          action: job.environment.action,
          deployment_tier: job.environment.tier,
        }
      : null,
  };
}
