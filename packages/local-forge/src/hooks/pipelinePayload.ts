import { Commit } from '../git/Commit';
import { currentJobs } from '../pipelines/schedule';
import { JobRow, PipelineRow, ProjectRow } from '../store/rows';
import { hookTime, secondsBetween } from './hookTime';
import { commitPayload, projectPayload, userPayload } from './projectPayload';

function buildPayload(job: JobRow, user: object) {
  return {
    id: job.id,
    stage: job.stage,
    name: job.name,
    status: job.status,
    created_at: hookTime(job.createdAt),
    started_at: hookTime(job.startedAt),
    finished_at: hookTime(job.finishedAt),
    duration: secondsBetween(job.startedAt, job.finishedAt),
    queued_duration: secondsBetween(job.createdAt, job.startedAt),
    failure_reason: job.failureReason ?? null,
    when: job.when,
    manual: job.when === 'manual',
    allow_failure: job.allowFailure !== false,
    user,
    runner: null,
    artifacts_file: { filename: null, size: null },
    environment: job.environment
      ? {
          name: job.environment.name,
          action: job.environment.action,
          deployment_tier: job.environment.tier,
        }
      : null,
  };
}

/**
 * GitLab's Pipeline Hook.
 *
 * @public
 */
export function pipelinePayload(
  baseUrl: string,
  project: ProjectRow,
  pipeline: PipelineRow,
  commit: Commit,
) {
  const payload = projectPayload(baseUrl, project);
  const user = userPayload(commit);
  return {
    object_kind: 'pipeline',
    object_attributes: {
      id: pipeline.id,
      iid: pipeline.iid,
      name: null,
      ref: pipeline.ref,
      tag: false,
      sha: pipeline.sha,
      before_sha: pipeline.beforeSha,
      source: pipeline.source,
      status: pipeline.status,
      detailed_status:
        pipeline.status === 'success' ? 'passed' : pipeline.status,
      stages: pipeline.stages,
      created_at: hookTime(pipeline.createdAt),
      finished_at: hookTime(pipeline.finishedAt),
      duration: secondsBetween(pipeline.startedAt, pipeline.finishedAt),
      queued_duration: secondsBetween(pipeline.createdAt, pipeline.startedAt),
      variables: pipeline.variables,
      url: `${payload.web_url}/-/pipelines/${pipeline.id}`,
    },
    merge_request: null,
    user,
    project: payload,
    commit: commitPayload(payload.web_url, commit),
    builds: currentJobs(pipeline).map(job => buildPayload(job, user)),
  };
}
