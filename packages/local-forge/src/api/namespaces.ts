import Router from 'express-promise-router';
import { NamespaceRow } from '../store/ForgeStore';
import { ApiContext } from './ApiContext';
import { safeName } from './names';
import { projectJson } from './projects';
import { sendPage } from './sendPage';

function namespaceJson(context: ApiContext, row: NamespaceRow) {
  return {
    id: row.id,
    name: row.path,
    path: row.path,
    full_path: row.path,
    kind: 'group',
    visibility: 'public',
    parent_id: null,
    web_url: `${context.baseUrl}/${row.path}`,
  };
}

/**
 * Groups. One that is asked for by name exists from then on: the catalog's
 * teams need no account here.
 *
 * @public
 */
export function createNamespacesRouter(context: ApiContext) {
  const { store } = context;
  const router = Router();

  const find = (nameOrId: string) =>
    store.namespaces().find(row => String(row.id) === nameOrId) ??
    store.ensureNamespace(safeName(nameOrId));

  router.get(['/namespaces', '/groups'], (req, res) => {
    const search = String(req.query.search ?? '');
    sendPage(
      req,
      res,
      store.namespaces().filter(row => row.path.includes(search)),
      row => namespaceJson(context, row),
    );
  });

  router.get(['/namespaces/:name', '/groups/:name'], (req, res) => {
    res.json(namespaceJson(context, find(req.params.name)));
  });

  router.get(
    ['/groups/:name/projects', '/users/:name/projects'],
    (req, res) => {
      const { path } = find(req.params.name);
      const search = String(req.query.search ?? '').toLocaleLowerCase('en-US');
      sendPage(
        req,
        res,
        store
          .projects()
          .filter(row => row.namespace === path && row.path.includes(search)),
        row => projectJson(context, row),
      );
    },
  );

  return router;
}
