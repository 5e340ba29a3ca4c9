import { ConflictError, NotFoundError } from '@backstage/errors';
import Router from 'express-promise-router';
import { Repository } from '../git/Repository';
import { ProjectRow } from '../store/rows';
import { ApiContext, requestedProject, webUrlOf } from './ApiContext';
import { safeName } from './names';
import { sendPage } from './sendPage';

/** @public */
export function projectJson(context: ApiContext, row: ProjectRow) {
  const webUrl = webUrlOf(context, row);
  const namespace = context.store.ensureNamespace(row.namespace);
  return {
    id: row.id,
    name: row.name,
    path: row.path,
    name_with_namespace: `${row.namespace} / ${row.name}`,
    path_with_namespace: `${row.namespace}/${row.path}`,
    description: row.description,
    visibility: row.visibility,
    default_branch: row.defaultBranch,
    topics: row.topics,
    tag_list: row.topics,
    archived: false,
    web_url: webUrl,
    http_url_to_repo: `${webUrl}.git`,
    ssh_url_to_repo: null,
    readme_url: `${webUrl}/-/blob/${row.defaultBranch}/README.md`,
    created_at: row.createdAt,
    last_activity_at: row.lastActivityAt,
    namespace: {
      id: namespace.id,
      name: row.namespace,
      path: row.namespace,
      full_path: row.namespace,
      kind: 'group',
      web_url: `${context.baseUrl}/${row.namespace}`,
    },
    _links: {
      self: `${context.baseUrl}/api/v4/projects/${row.id}`,
    },
  };
}

/**
 * Projects: each a bare repository and what was set for it.
 *
 * @public
 */
export function createProjectsRouter(context: ApiContext) {
  const { store } = context;
  const router = Router();

  router.get('/projects', (req, res) => {
    const search = String(req.query.search ?? '').toLocaleLowerCase('en-US');
    sendPage(
      req,
      res,
      store
        .projects()
        .filter(row => `${row.namespace}/${row.path}`.includes(search)),
      row => projectJson(context, row),
    );
  });

  router.post('/projects', async (req, res) => {
    const { body } = req;
    const path = safeName(body.path ?? body.name);
    const namespace = body.namespace_id
      ? store.namespaces().find(row => row.id === Number(body.namespace_id))
      : store.ensureNamespace('models');
    if (!namespace) {
      throw new NotFoundError('404 Namespace Not Found');
    }
    if (store.project(`${namespace.path}/${path}`)) {
      throw new ConflictError('has already been taken');
    }
    const now = new Date().toISOString();
    const row: ProjectRow = {
      id: store.nextId('project'),
      namespace: namespace.path,
      path,
      name: String(body.name ?? path),
      description: String(body.description ?? ''),
      visibility: String(body.visibility ?? 'private'),
      topics: Array.isArray(body.topics) ? body.topics.map(String) : [],
      defaultBranch: safeName(body.default_branch ?? 'main'),
      createdAt: now,
      lastActivityAt: now,
      protectedBranches: [],
      variables: [],
      hooks: [],
      triggers: [],
      environments: [],
    };
    await new Repository(store.paths.repository(row.id)).init(
      row.defaultBranch,
    );
    store.saveProject(row);
    res.status(201).json(projectJson(context, row));
  });

  router.get('/projects/:project', (req, res) => {
    res.json(projectJson(context, requestedProject(context, req)));
  });

  router.delete('/projects/:project', (req, res) => {
    const project = requestedProject(context, req);
    for (const pipeline of store.pipelines(project.id)) {
      context.control.cancelPipeline(project, pipeline);
    }
    store.deleteProject(project);
    res.status(202).json({ message: '202 Accepted' });
  });

  router.post('/projects/:project/members', (req, res) => {
    requestedProject(context, req);
    // Everyone who has the token may do everything: there is nothing to keep.
    res.status(201).json({
      id: Number(req.body.user_id),
      access_level: req.body.access_level,
    });
  });

  router.get('/projects/:project/protected_branches', (req, res) => {
    const { protectedBranches } = requestedProject(context, req);
    res.json(protectedBranches.map(name => ({ name })));
  });

  router.post('/projects/:project/protected_branches', (req, res) => {
    const project = requestedProject(context, req);
    const name = String(req.body.name ?? req.query.name);
    if (!project.protectedBranches.includes(name)) {
      project.protectedBranches.push(name);
      store.saveProject(project);
    }
    res.status(201).json({ name });
  });

  return router;
}
