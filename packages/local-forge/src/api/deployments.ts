import { NotFoundError } from '@backstage/errors';
import Router from 'express-promise-router';
import { DeploymentRow, ProjectRow } from '../store/rows';
import { ApiContext, requestedProject } from './ApiContext';
import { findJob, jobJson } from './jobs';
import { sendPage } from './sendPage';

/** @public */
export function deploymentJson(
  context: ApiContext,
  project: ProjectRow,
  row: DeploymentRow,
) {
  const { pipeline, job } = findJob(context, project, row.jobId);
  const environment = project.environments.find(
    e => e.name === row.environment,
  );
  return {
    id: row.id,
    iid: row.iid,
    ref: row.ref,
    sha: row.sha,
    status: row.status,
    created_at: row.createdAt,
    updated_at: row.updatedAt,
    finished_at: row.finishedAt ?? null,
    user: { id: 1, username: 'local', name: 'Local forge' },
    environment: {
      id: environment?.id ?? null,
      name: row.environment,
      external_url: row.externalUrl ?? null,
      tier: row.tier,
    },
    deployable: jobJson(context, project, pipeline, job),
  };
}

/**
 * What was deployed where, and when.
 *
 * @public
 */
export function createDeploymentsRouter(context: ApiContext) {
  const { store } = context;
  const router = Router();

  router.get('/projects/:project/deployments', (req, res) => {
    const project = requestedProject(context, req);
    const { environment, status } = req.query;
    const rows = store
      .deployments(project.id)
      .filter(
        row =>
          (!environment || row.environment === environment) &&
          (!status || row.status === status),
      );
    // GitLab lists the oldest first unless asked otherwise.
    sendPage(req, res, req.query.sort === 'desc' ? rows : rows.reverse(), row =>
      deploymentJson(context, project, row),
    );
  });

  router.get('/projects/:project/deployments/:deployment', (req, res) => {
    const project = requestedProject(context, req);
    const row = store
      .deployments(project.id)
      .find(d => d.id === Number(req.params.deployment));
    if (!row) {
      throw new NotFoundError('404 Deployment Not Found');
    }
    res.json(deploymentJson(context, project, row));
  });

  return router;
}
