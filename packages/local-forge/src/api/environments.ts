import { NotFoundError } from '@backstage/errors';
import Router from 'express-promise-router';
import { environmentSlug } from '../pipelines/environmentTier';
import { EnvironmentRow, ProjectRow } from '../store/rows';
import { ApiContext, requestedProject } from './ApiContext';
import { deploymentJson } from './deployments';
import { sendPage } from './sendPage';

function environmentJson(
  context: ApiContext,
  project: ProjectRow,
  row: EnvironmentRow,
) {
  const last = context.store
    .deployments(project.id)
    .find(d => d.environment === row.name && d.status === 'success');
  return {
    id: row.id,
    name: row.name,
    slug: environmentSlug(row.name),
    external_url: row.externalUrl ?? null,
    tier: row.tier,
    state: row.state,
    created_at: row.createdAt,
    last_deployment: last ? deploymentJson(context, project, last) : null,
  };
}

/**
 * The environments a project's jobs deploy to.
 *
 * @public
 */
export function createEnvironmentsRouter(context: ApiContext) {
  const router = Router();

  router.get('/projects/:project/environments', (req, res) => {
    const project = requestedProject(context, req);
    const { name, search, states } = req.query;
    const rows = project.environments.filter(
      row =>
        (!name || row.name === name) &&
        (!search || row.name.includes(String(search))) &&
        (!states || row.state === states),
    );
    sendPage(req, res, rows, row => environmentJson(context, project, row));
  });

  router.get('/projects/:project/environments/:environment', (req, res) => {
    const project = requestedProject(context, req);
    const row = project.environments.find(
      e => e.id === Number(req.params.environment),
    );
    if (!row) {
      throw new NotFoundError('404 Environment Not Found');
    }
    res.json(environmentJson(context, project, row));
  });

  return router;
}
