import express from 'express';
import Router from 'express-promise-router';
import { ApiContext } from './ApiContext';
import { createCommitsRouter } from './commits';
import { createDeploymentsRouter } from './deployments';
import { createEnvironmentsRouter } from './environments';
import { createFilesRouter } from './files';
import { ForgeAuth } from './ForgeAuth';
import { formBody } from './formBody';
import { createHooksRouter } from './hooks';
import { createJobsRouter } from './jobs';
import { createMergeRequestsRouter } from './mergeRequests';
import { createNamespacesRouter } from './namespaces';
import { createPipelinesRouter } from './pipelines';
import { createProjectsRouter } from './projects';
import { createTriggersRouter } from './triggers';
import { createUsersRouter } from './users';
import { createVariablesRouter } from './variables';

/**
 * The subset of GitLab's API this forge answers, under `/api/v4`.
 *
 * @public
 */
export function createApiRouter(context: ApiContext, auth: ForgeAuth) {
  const router = Router();
  router.use((req, res, next) => {
    if (auth.accepts(req)) {
      next();
    } else {
      res.status(401).json({ message: '401 Unauthorized' });
    }
  });
  router.use(formBody());
  router.use(express.json({ limit: '5mb' }));
  router.use((req, _res, next) => {
    req.body ??= {};
    next();
  });
  router.use(createUsersRouter());
  router.use(createNamespacesRouter(context));
  router.use(createProjectsRouter(context));
  router.use(createVariablesRouter(context));
  router.use(createHooksRouter(context));
  router.use(createFilesRouter(context));
  router.use(createCommitsRouter(context));
  router.use(createMergeRequestsRouter(context));
  router.use(createTriggersRouter(context));
  router.use(createPipelinesRouter(context));
  router.use(createJobsRouter(context));
  router.use(createDeploymentsRouter(context));
  router.use(createEnvironmentsRouter(context));
  router.use((req, res) => {
    const endpoint = `${req.method} /api/v4${req.path}`;
    res.status(404).json({
      error: 'missing endpoint',
      message: `404 local-forge answers a subset of GitLab's API without ${endpoint}`,
    });
  });
  return router;
}
