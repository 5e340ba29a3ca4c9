import { Request } from 'express';
import Router from 'express-promise-router';
import { ApiContext, repositoryOf, requestedProject } from './ApiContext';
import { sendPage } from './sendPage';

/**
 * A repository's files, folders and archives.
 *
 * @public
 */
export function createFilesRouter(context: ApiContext) {
  const router = Router();

  function requested(req: Request) {
    const project = requestedProject(context, req);
    const ref = String(req.query.ref ?? req.query.sha ?? project.defaultBranch);
    return { project, ref, repository: repositoryOf(context, project) };
  }

  // Express answers HEAD through the same handlers, without the body.
  router.get(
    '/projects/:project/repository/files/:file/raw',
    async (req, res) => {
      const { ref, repository } = requested(req);
      const id = await repository.blobId(ref, req.params.file);
      const etag = `W/"${id}"`;
      // Asked here, as fetch sends `no-cache` along and Express heeds that.
      if (req.header('if-none-match') === etag) {
        res.status(304).end();
        return;
      }
      res
        .set({
          ETag: etag,
          'Content-Type': 'application/octet-stream',
          'X-Gitlab-Blob-Id': id,
        })
        .send(await repository.blob(id));
    },
  );

  router.get('/projects/:project/repository/files/:file', async (req, res) => {
    const { ref, repository } = requested(req);
    const id = await repository.blobId(ref, req.params.file);
    const content = await repository.blob(id);
    res.json({
      file_name: req.params.file.split('/').pop(),
      file_path: req.params.file,
      size: content.length,
      encoding: 'base64',
      content: content.toString('base64'),
      ref,
      blob_id: id,
      commit_id: await repository.resolve(ref),
    });
  });

  router.get('/projects/:project/repository/tree', async (req, res) => {
    const { ref, repository } = requested(req);
    const entries = await repository.tree(
      ref,
      String(req.query.path ?? ''),
      req.query.recursive === 'true',
    );
    sendPage(req, res, entries, entry => ({
      ...entry,
      name: entry.path.split('/').pop(),
    }));
  });

  router.get(
    [
      '/projects/:project/repository/archive',
      '/projects/:project/repository/archive.tar.gz',
    ],
    async (req, res) => {
      const { project, ref, repository } = requested(req);
      const sha = await repository.resolve(ref);
      const name = `${project.path}-${sha}`;
      res
        .set({
          'Content-Type': 'application/gzip',
          'Content-Disposition': `attachment; filename="${name}.tar.gz"`,
        })
        .send(
          await repository.archive(
            sha,
            name,
            req.query.path ? String(req.query.path) : undefined,
          ),
        );
    },
  );

  return router;
}
