import { InputError, NotFoundError } from '@backstage/errors';
import { Request } from 'express';
import Router from 'express-promise-router';
import { HookRow, ProjectRow } from '../store/rows';
import { ApiContext, requestedProject } from './ApiContext';
import { sendPage } from './sendPage';

function hookFrom(body: any, known: Partial<HookRow>): HookRow {
  const url = String(body.url ?? known.url ?? '');
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) {
    throw new InputError(`'${url}' is not a URL to send webhooks to`);
  }
  const wants = (name: keyof HookRow, byDefault: boolean) => {
    const value = body[name] ?? known[name] ?? byDefault;
    return value === true || value === 'true';
  };
  return {
    id: known.id!,
    url,
    token: body.token ?? known.token,
    createdAt: known.createdAt!,
    push_events: wants('push_events', true),
    pipeline_events: wants('pipeline_events', false),
    job_events: wants('job_events', false),
    deployment_events: wants('deployment_events', false),
  };
}

/** The token is never given out again. */
function hookJson(project: ProjectRow, hook: HookRow) {
  const { token: _, createdAt, ...rest } = hook;
  return { ...rest, project_id: project.id, created_at: createdAt };
}

function indexOf(project: ProjectRow, req: Request): number {
  const index = project.hooks.findIndex(
    hook => hook.id === Number(req.params.hook),
  );
  if (index < 0) {
    throw new NotFoundError('404 Hook Not Found');
  }
  return index;
}

/**
 * A project's webhooks.
 *
 * @public
 */
export function createHooksRouter(context: ApiContext) {
  const { store } = context;
  const router = Router();

  router.get('/projects/:project/hooks', (req, res) => {
    const project = requestedProject(context, req);
    sendPage(req, res, project.hooks, hook => hookJson(project, hook));
  });

  router.post('/projects/:project/hooks', (req, res) => {
    const project = requestedProject(context, req);
    const hook = hookFrom(req.body, {
      id: store.nextId('hook'),
      createdAt: new Date().toISOString(),
    });
    project.hooks.push(hook);
    store.saveProject(project);
    res.status(201).json(hookJson(project, hook));
  });

  router.get('/projects/:project/hooks/:hook', (req, res) => {
    const project = requestedProject(context, req);
    res.json(hookJson(project, project.hooks[indexOf(project, req)]));
  });

  router.put('/projects/:project/hooks/:hook', (req, res) => {
    const project = requestedProject(context, req);
    const index = indexOf(project, req);
    project.hooks[index] = hookFrom(req.body, project.hooks[index]);
    store.saveProject(project);
    res.json(hookJson(project, project.hooks[index]));
  });

  router.delete('/projects/:project/hooks/:hook', (req, res) => {
    const project = requestedProject(context, req);
    project.hooks.splice(indexOf(project, req), 1);
    store.saveProject(project);
    res.status(204).end();
  });

  return router;
}
