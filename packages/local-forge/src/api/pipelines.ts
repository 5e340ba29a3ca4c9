import { InputError, NotFoundError } from '@backstage/errors';
import { Request } from 'express';
import Router from 'express-promise-router';
import { secondsBetween } from '../hooks/hookTime';
import { PipelineRow, ProjectRow } from '../store/rows';
import {
  ApiContext,
  repositoryOf,
  requestedProject,
  webUrlOf,
} from './ApiContext';
import { sendPage } from './sendPage';

/** @public */
export function pipelineJson(
  context: ApiContext,
  project: ProjectRow,
  row: PipelineRow,
) {
  return {
    id: row.id,
    iid: row.iid,
    project_id: project.id,
    sha: row.sha,
    before_sha: row.beforeSha,
    ref: row.ref,
    tag: false,
    status: row.status,
    source: row.source,
    yaml_errors: row.yamlErrors ?? null,
    created_at: row.createdAt,
    updated_at: row.updatedAt,
    started_at: row.startedAt ?? null,
    finished_at: row.finishedAt ?? null,
    duration: secondsBetween(row.startedAt, row.finishedAt),
    queued_duration: secondsBetween(row.createdAt, row.startedAt),
    web_url: `${webUrlOf(context, project)}/-/pipelines/${row.id}`,
    user: { id: 1, username: 'local', name: 'Local forge' },
  };
}

/**
 * The pipeline a request names.
 *
 * @throws NotFoundError when the project has no such pipeline
 * @public
 */
export function requestedPipeline(
  context: ApiContext,
  project: ProjectRow,
  req: Request,
): PipelineRow {
  const row = context.store.pipeline(Number(req.params.pipeline));
  if (row?.projectId !== project.id) {
    throw new NotFoundError('404 Pipeline Not Found');
  }
  return row;
}

/**
 * Pipelines: listing, starting, retrying and cancelling them.
 *
 * @public
 */
export function createPipelinesRouter(context: ApiContext) {
  const { store, control } = context;
  const router = Router();

  router.get('/projects/:project/pipelines', (req, res) => {
    const project = requestedProject(context, req);
    const { status, ref, sha, source } = req.query;
    const rows = store
      .pipelines(project.id)
      .filter(
        row =>
          (!status || row.status === status) &&
          (!ref || row.ref === ref) &&
          (!sha || row.sha === sha) &&
          (!source || row.source === source),
      );
    sendPage(req, res, rows, row => pipelineJson(context, project, row));
  });

  router.get('/projects/:project/pipelines/latest', (req, res) => {
    const project = requestedProject(context, req);
    const ref = req.query.ref ?? project.defaultBranch;
    const row = store.pipelines(project.id).find(p => p.ref === ref);
    if (!row) {
      throw new NotFoundError('404 Pipeline Not Found');
    }
    res.json(pipelineJson(context, project, row));
  });

  router.post('/projects/:project/pipeline', async (req, res) => {
    const project = requestedProject(context, req);
    const ref = req.body.ref ?? req.query.ref;
    if (typeof ref !== 'string') {
      throw new InputError('ref is missing');
    }
    const given: unknown = req.body.variables ?? [];
    if (!Array.isArray(given) || given.some(v => typeof v?.key !== 'string')) {
      throw new InputError('variables is not a list of { key, value }');
    }
    const pipeline = await context.pipelines.create(project, {
      ref,
      sha: await repositoryOf(context, project).resolve(ref),
      source: 'api',
      variables: given.map(({ key, value }) => ({
        key,
        value: String(value ?? ''),
      })),
    });
    res.status(201).json(pipelineJson(context, project, pipeline));
  });

  router.get('/projects/:project/pipelines/:pipeline', (req, res) => {
    const project = requestedProject(context, req);
    const row = requestedPipeline(context, project, req);
    res.json(pipelineJson(context, project, row));
  });

  router.get('/projects/:project/pipelines/:pipeline/variables', (req, res) => {
    const project = requestedProject(context, req);
    const { variables } = requestedPipeline(context, project, req);
    res.json(variables.map(row => ({ ...row, variable_type: 'env_var' })));
  });

  router.post('/projects/:project/pipelines/:pipeline/retry', (req, res) => {
    const project = requestedProject(context, req);
    const row = requestedPipeline(context, project, req);
    control.retryPipeline(project, row);
    res.status(201).json(pipelineJson(context, project, row));
  });

  router.post('/projects/:project/pipelines/:pipeline/cancel', (req, res) => {
    const project = requestedProject(context, req);
    const row = requestedPipeline(context, project, req);
    control.cancelPipeline(project, row);
    res.json(pipelineJson(context, project, row));
  });

  return router;
}
