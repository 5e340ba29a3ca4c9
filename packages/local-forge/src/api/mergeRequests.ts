import { ConflictError, NotFoundError } from '@backstage/errors';
import Router from 'express-promise-router';
import type { MergeRequestRow, ProjectRow } from '../store/rows';
import {
  ApiContext,
  repositoryOf,
  requestedProject,
  webUrlOf,
} from './ApiContext';
import { sendPage } from './sendPage';

/**
 * Merge requests: opened and read here, merged by whoever pushes the merge.
 *
 * @public
 */
export function createMergeRequestsRouter(context: ApiContext) {
  const { store } = context;
  const router = Router();

  /** Merged once the target has all of the source, or the source is gone. */
  async function stateOf(project: ProjectRow, row: MergeRequestRow) {
    const repository = repositoryOf(context, project);
    const source = (await repository.branches()).get(row.sourceBranch);
    if (!source) return 'merged';
    const target = await repository.commits(row.targetBranch, { limit: 5000 });
    return target.some(({ id }) => id === source) ? 'merged' : 'opened';
  }

  async function json(project: ProjectRow, row: MergeRequestRow) {
    return {
      id: row.iid,
      iid: row.iid,
      project_id: project.id,
      title: row.title,
      description: row.description,
      state: await stateOf(project, row),
      source_branch: row.sourceBranch,
      target_branch: row.targetBranch,
      created_at: row.createdAt,
      web_url: `${webUrlOf(context, project)}/-/merge_requests/${row.iid}`,
    };
  }

  router.get('/projects/:project/merge_requests', async (req, res) => {
    const project = requestedProject(context, req);
    const { source_branch: branch } = req.query;
    const rows = (project.mergeRequests ?? []).filter(
      row => branch === undefined || row.sourceBranch === branch,
    );
    const told = await Promise.all(rows.map(row => json(project, row)));
    sendPage(req, res, told, each => each);
  });

  router.post('/projects/:project/merge_requests', async (req, res) => {
    const project = requestedProject(context, req);
    const branches = await repositoryOf(context, project).branches();
    const { source_branch: sourceBranch, target_branch: targetBranch } =
      req.body;
    for (const branch of [sourceBranch, targetBranch]) {
      if (!branches.has(branch)) {
        throw new NotFoundError(`404 Branch '${branch}' Not Found`);
      }
    }
    const rows = (project.mergeRequests ??= []);
    for (const row of rows) {
      if (
        row.sourceBranch === sourceBranch &&
        (await stateOf(project, row)) === 'opened'
      ) {
        throw new ConflictError(`!${row.iid} is open for ${sourceBranch}`);
      }
    }
    const row = {
      iid: rows.length + 1,
      title: String(req.body.title),
      description: String(req.body.description ?? ''),
      sourceBranch,
      targetBranch,
      createdAt: new Date().toISOString(),
    };
    rows.push(row);
    store.saveProject(project);
    res.status(201).json(await json(project, row));
  });

  return router;
}
