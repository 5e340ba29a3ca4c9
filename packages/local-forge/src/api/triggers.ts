import { randomBytes } from 'node:crypto';
import { InputError, NotFoundError } from '@backstage/errors';
import Router from 'express-promise-router';
import { TriggerRow } from '../store/rows';
import { ApiContext, repositoryOf, requestedProject } from './ApiContext';
import { nestedFields } from './formBody';
import { pipelineJson } from './pipelines';

function triggerJson(row: TriggerRow) {
  return {
    id: row.id,
    description: row.description,
    token: row.token,
    created_at: row.createdAt,
    updated_at: row.createdAt,
    last_used: null,
    owner: null,
  };
}

/**
 * Trigger tokens, and pipelines started with one.
 *
 * @public
 */
export function createTriggersRouter(context: ApiContext) {
  const { store } = context;
  const router = Router();

  router.get('/projects/:project/triggers', (req, res) => {
    res.json(requestedProject(context, req).triggers.map(triggerJson));
  });

  router.post('/projects/:project/triggers', (req, res) => {
    const project = requestedProject(context, req);
    const row = {
      id: store.nextId('trigger'),
      token: `glptt-${randomBytes(20).toString('hex')}`,
      description: String(req.body.description ?? req.query.description ?? ''),
      createdAt: new Date().toISOString(),
    };
    project.triggers.push(row);
    store.saveProject(project);
    res.status(201).json(triggerJson(row));
  });

  router.delete('/projects/:project/triggers/:trigger', (req, res) => {
    const project = requestedProject(context, req);
    const id = Number(req.params.trigger);
    if (!project.triggers.some(row => row.id === id)) {
      throw new NotFoundError('404 Trigger Not Found');
    }
    project.triggers = project.triggers.filter(row => row.id !== id);
    store.saveProject(project);
    res.status(204).end();
  });

  router.post('/projects/:project/trigger/pipeline', async (req, res) => {
    const project = requestedProject(context, req);
    const fields = { ...req.query, ...req.body } as Record<string, unknown>;
    if (!project.triggers.some(row => row.token === fields.token)) {
      throw new NotFoundError('404 Not Found');
    }
    if (typeof fields.ref !== 'string') {
      throw new InputError('ref is missing');
    }
    const given = fields.variables;
    const pipeline = await context.pipelines.create(project, {
      ref: fields.ref,
      sha: await repositoryOf(context, project).resolve(fields.ref),
      source: 'trigger',
      variables:
        given && typeof given === 'object'
          ? Object.entries(given).map(([key, value]) => ({
              key,
              value: String(value),
            }))
          : nestedFields(fields, 'variables'),
    });
    res.status(201).json(pipelineJson(context, project, pipeline));
  });

  return router;
}
