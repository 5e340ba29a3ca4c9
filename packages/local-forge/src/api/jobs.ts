import { createReadStream } from 'node:fs';
import { NotFoundError } from '@backstage/errors';
import { Request } from 'express';
import Router from 'express-promise-router';
import { secondsBetween } from '../hooks/hookTime';
import { artifactFile } from '../pipelines/artifactFile';
import { currentJobs } from '../pipelines/schedule';
import { TraceFile } from '../pipelines/TraceFile';
import { JobRow, PipelineRow, ProjectRow } from '../store/rows';
import {
  ApiContext,
  repositoryOf,
  requestedProject,
  webUrlOf,
} from './ApiContext';
import { pipelineJson, requestedPipeline } from './pipelines';
import { sendPage } from './sendPage';

/** @public */
export function jobJson(
  context: ApiContext,
  project: ProjectRow,
  pipeline: PipelineRow,
  row: JobRow,
) {
  return {
    id: row.id,
    name: row.name,
    stage: row.stage,
    status: row.status,
    ref: pipeline.ref,
    tag: false,
    allow_failure: row.allowFailure !== false,
    failure_reason: row.failureReason ?? null,
    created_at: row.createdAt,
    started_at: row.startedAt ?? null,
    finished_at: row.finishedAt ?? null,
    duration: secondsBetween(row.startedAt, row.finishedAt),
    queued_duration: secondsBetween(row.createdAt, row.startedAt),
    web_url: `${webUrlOf(context, project)}/-/jobs/${row.id}`,
    pipeline: pipelineJson(context, project, pipeline),
    commit: { id: pipeline.sha, short_id: pipeline.sha.slice(0, 8) },
    user: { id: 1, username: 'local', name: 'Local forge' },
    runner: { id: 1, description: 'local-forge' },
    artifacts: [],
  };
}

/** @public */
export function findJob(
  context: ApiContext,
  project: ProjectRow,
  id: number,
): { pipeline: PipelineRow; job: JobRow } {
  for (const pipeline of context.store.pipelines(project.id)) {
    const job = pipeline.jobs.find(row => row.id === id);
    if (job) {
      return { pipeline, job };
    }
  }
  throw new NotFoundError('404 Job Not Found');
}

/**
 * The jobs of a pipeline, their traces and artifacts, and doing them again.
 *
 * @public
 */
export function createJobsRouter(context: ApiContext) {
  const { store, control } = context;
  const router = Router();

  const requested = (req: Request) => {
    const project = requestedProject(context, req);
    return { project, ...findJob(context, project, Number(req.params.job)) };
  };

  const artifact = (pipeline: PipelineRow, job: JobRow, path: string) =>
    createReadStream(artifactFile(store.paths, pipeline, job, path));

  router.get('/projects/:project/pipelines/:pipeline/jobs', (req, res) => {
    const project = requestedProject(context, req);
    const pipeline = requestedPipeline(context, project, req);
    const rows =
      req.query.include_retried === 'true'
        ? pipeline.jobs
        : currentJobs(pipeline);
    sendPage(req, res, rows, row => jobJson(context, project, pipeline, row));
  });

  router.get('/projects/:project/jobs', (req, res) => {
    const project = requestedProject(context, req);
    const rows = store
      .pipelines(project.id)
      .flatMap(pipeline => pipeline.jobs.map(job => ({ pipeline, job })));
    sendPage(req, res, rows, ({ pipeline, job }) =>
      jobJson(context, project, pipeline, job),
    );
  });

  router.get(
    /^\/projects\/([^/]+)\/jobs\/artifacts\/([^/]+)\/raw\/(.+)$/,
    async (req, res) => {
      const params = req.params as unknown as Record<number, string>;
      req.params.project = params[0];
      const project = requestedProject(context, req);
      const sha = await repositoryOf(context, project).resolve(params[1]);
      for (const pipeline of store.pipelines(project.id)) {
        const job = currentJobs(pipeline).find(
          row => row.name === req.query.job && row.status === 'success',
        );
        if (job && (pipeline.sha === sha || pipeline.ref === params[1])) {
          artifact(pipeline, job, params[2]).pipe(res);
          return;
        }
      }
      throw new NotFoundError('404 Job Not Found');
    },
  );

  router.get('/projects/:project/jobs/:job', (req, res) => {
    const { project, pipeline, job } = requested(req);
    res.json(jobJson(context, project, pipeline, job));
  });

  router.get('/projects/:project/jobs/:job/trace', (req, res) => {
    const { project, job } = requested(req);
    res
      .type('text/plain')
      .send(new TraceFile(store.paths.trace(project.id, job.id)).read());
  });

  router.get('/projects/:project/jobs/:job/artifacts/*', (req, res) => {
    const { pipeline, job } = requested(req);
    const path = (req.params as unknown as Record<number, string>)[0];
    artifact(pipeline, job, path).pipe(res);
  });

  router.post('/projects/:project/jobs/:job/retry', (req, res) => {
    const { project, pipeline, job } = requested(req);
    const again = control.retryJob(project, pipeline, job);
    res.status(201).json(jobJson(context, project, pipeline, again));
  });

  router.post('/projects/:project/jobs/:job/play', (req, res) => {
    const { project, pipeline, job } = requested(req);
    control.playJob(project, pipeline, job);
    res.json(jobJson(context, project, pipeline, job));
  });

  router.post('/projects/:project/jobs/:job/cancel', (req, res) => {
    const { project, pipeline, job } = requested(req);
    control.cancelJob(project, pipeline, job);
    res.status(201).json(jobJson(context, project, pipeline, job));
  });

  return router;
}
