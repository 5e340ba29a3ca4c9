import { RequestHandler } from 'express';
import Router from 'express-promise-router';
import { ForgeAuth } from '../api/ForgeAuth';
import { Repository } from './Repository';
import { ForgeStore } from '../store/ForgeStore';
import { ProjectRow } from '../store/rows';
import { noCommit } from './noCommit';
import { serveGit } from './serveGit';

/** @public */
export interface Push {
  branch: string;
  before: string;
  after: string;
}

/** @public */
export interface CreateGitRouterOptions {
  store: ForgeStore;
  auth: ForgeAuth;
  onPush: (project: ProjectRow, push: Push) => void;
}

/**
 * `git clone`, `git fetch` and `git push` over HTTP. Reading is open, pushing
 * needs the token.
 *
 * @public
 */
export function createGitRouter(
  options: CreateGitRouterOptions,
): RequestHandler {
  const { store, auth, onPush } = options;
  const router = Router();
  const pushes = new Map<number, Promise<void>>();

  async function receive(
    project: ProjectRow,
    serve: () => Promise<void>,
  ): Promise<void> {
    const repository = new Repository(store.paths.repository(project.id));
    const before = await repository.branches();
    await serve();
    const after = await repository.branches();
    const pushed = [...after].filter(([name, sha]) => before.get(name) !== sha);
    if (pushed.length > 0) {
      // An empty repository takes its default branch from the first push.
      if (before.size === 0 && !after.has(project.defaultBranch)) {
        project.defaultBranch = pushed[0][0];
        await repository.setDefaultBranch(project.defaultBranch);
      }
      project.lastActivityAt = new Date().toISOString();
      store.saveProject(project);
    }
    for (const [branch, sha] of pushed) {
      onPush(project, {
        branch,
        before: before.get(branch) ?? noCommit,
        after: sha,
      });
    }
  }

  router.all(
    /^\/([^/]+)\/([^/]+?)\.git\/(info\/refs|git-upload-pack|git-receive-pack)$/,
    async (req, res) => {
      const {
        0: group,
        1: name,
        2: service,
      } = req.params as Record<number, string>;
      const writes =
        service === 'git-receive-pack' ||
        req.query.service === 'git-receive-pack';
      if (writes && !auth.accepts(req)) {
        res
          .status(401)
          .set('WWW-Authenticate', 'Basic realm="local-forge"')
          .send('Pushing needs the forge token: http://oauth2:<token>@…\n');
        return;
      }
      const project = store.project(`${group}/${name}`);
      if (!project) {
        res.status(404).send(`There is no project ${group}/${name}\n`);
        return;
      }
      const serve = () =>
        serveGit(req, res, {
          repository: store.paths.repository(project.id),
          pathInfo: `/${service}`,
        });
      if (service !== 'git-receive-pack') {
        await serve();
        return;
      }
      // One push at a time, so that what changed can be told apart.
      const turn = (pushes.get(project.id) ?? Promise.resolve()).then(() =>
        receive(project, serve),
      );
      pushes.set(
        project.id,
        turn.catch(() => undefined),
      );
      await turn;
    },
  );

  return router;
}
