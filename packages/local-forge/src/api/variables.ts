import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import { Request } from 'express';
import Router from 'express-promise-router';
import { ProjectRow, VariableRow } from '../store/rows';
import { ApiContext, requestedProject } from './ApiContext';
import { sendPage } from './sendPage';

function flag(value: unknown): boolean {
  return value === true || value === 'true';
}

function variableFrom(body: any, known?: VariableRow): VariableRow {
  const merged = { ...known, ...body };
  if (!/^[A-Za-z_]\w{0,254}$/.test(merged.key ?? '')) {
    throw new InputError(`'${merged.key}' cannot be the name of a variable`);
  }
  if (typeof merged.value !== 'string') {
    throw new InputError('value is missing');
  }
  return {
    key: merged.key,
    value: merged.value,
    variable_type: merged.variable_type === 'file' ? 'file' : 'env_var',
    protected: flag(merged.protected),
    masked: flag(merged.masked) || flag(merged.masked_and_hidden),
    raw: flag(merged.raw),
    environment_scope: merged.environment_scope ?? '*',
    description: merged.description ?? null,
  };
}

function indexOf(project: ProjectRow, req: Request): number {
  const filter = req.query.filter as { environment_scope?: string } | undefined;
  const index = project.variables.findIndex(
    row =>
      row.key === req.params.key &&
      (filter?.environment_scope === undefined ||
        row.environment_scope === filter.environment_scope),
  );
  if (index < 0) {
    throw new NotFoundError('404 Variable Not Found');
  }
  return index;
}

/**
 * A project's CI/CD variables.
 *
 * @public
 */
export function createVariablesRouter(context: ApiContext) {
  const { store } = context;
  const router = Router();

  router.get('/projects/:project/variables', (req, res) => {
    const { variables } = requestedProject(context, req);
    sendPage(req, res, variables, row => row);
  });

  router.post('/projects/:project/variables', (req, res) => {
    const project = requestedProject(context, req);
    const row = variableFrom(req.body);
    if (
      project.variables.some(
        other =>
          other.key === row.key &&
          other.environment_scope === row.environment_scope,
      )
    ) {
      throw new ConflictError(`(${row.key}) has already been taken`);
    }
    project.variables.push(row);
    store.saveProject(project);
    res.status(201).json(row);
  });

  router.get('/projects/:project/variables/:key', (req, res) => {
    const project = requestedProject(context, req);
    res.json(project.variables[indexOf(project, req)]);
  });

  router.put('/projects/:project/variables/:key', (req, res) => {
    const project = requestedProject(context, req);
    const index = indexOf(project, req);
    const { key: _, ...changes } = req.body;
    project.variables[index] = variableFrom(changes, project.variables[index]);
    store.saveProject(project);
    res.json(project.variables[index]);
  });

  router.delete('/projects/:project/variables/:key', (req, res) => {
    const project = requestedProject(context, req);
    project.variables.splice(indexOf(project, req), 1);
    store.saveProject(project);
    res.status(204).end();
  });

  return router;
}
