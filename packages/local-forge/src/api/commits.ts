import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import Router from 'express-promise-router';
import { git, safeRevision } from '../git/git';
import { Commit } from '../git/Commit';
import { commitFiles, type FileChange } from '../git/commitFiles';
import {
  ApiContext,
  repositoryOf,
  requestedProject,
  webUrlOf,
} from './ApiContext';

function commitJson(webUrl: string, commit: Commit) {
  return {
    id: commit.id,
    short_id: commit.id.slice(0, 8),
    title: commit.message.split('\n')[0],
    message: commit.message,
    author_name: commit.authorName,
    author_email: commit.authorEmail,
    authored_date: commit.authoredAt,
    committer_name: commit.committerName,
    committer_email: commit.committerEmail,
    committed_date: commit.committedAt,
    created_at: commit.committedAt,
    parent_ids: commit.parents,
    web_url: `${webUrl}/-/commit/${commit.id}`,
  };
}

function changesOf(actions: unknown): FileChange[] {
  if (!Array.isArray(actions) || actions.length === 0) {
    throw new InputError('actions is missing');
  }
  return actions.map(({ action, file_path: path, ...file }) => {
    if (!['create', 'update', 'delete'].includes(action)) {
      throw new InputError(`local-forge does not know the action '${action}'`);
    }
    const encoding = file.encoding === 'base64' ? 'base64' : 'utf8';
    return {
      path: String(path),
      content:
        action === 'delete'
          ? undefined
          : Buffer.from(String(file.content ?? ''), encoding),
      executable: file.execute_filemode === true,
    };
  });
}

/**
 * Commits, branches, and what lies between two commits.
 *
 * @public
 */
export function createCommitsRouter(context: ApiContext) {
  const router = Router();

  router.get('/projects/:project/repository/commits', async (req, res) => {
    const project = requestedProject(context, req);
    const repository = repositoryOf(context, project);
    const limit = Math.min(Number(req.query.per_page) || 20, 100);
    const page = Math.max(Number(req.query.page) || 1, 1);
    const commits = await repository.commits(
      String(req.query.ref_name ?? project.defaultBranch),
      {
        path: req.query.path ? String(req.query.path) : undefined,
        limit,
        skip: (page - 1) * limit,
      },
    );
    const webUrl = webUrlOf(context, project);
    res.json(commits.map(commit => commitJson(webUrl, commit)));
  });

  router.post('/projects/:project/repository/commits', async (req, res) => {
    const project = requestedProject(context, req);
    const repository = repositoryOf(context, project);
    const branch = String(req.body.branch);
    const push = await commitFiles(repository, branch, {
      message: String(req.body.commit_message),
      author: String(req.body.author_name ?? 'local-forge'),
      changes: changesOf(req.body.actions),
    });
    await context.pipelines.pushed(project, { branch, ...push });
    res
      .status(201)
      .json(
        commitJson(
          webUrlOf(context, project),
          await repository.commit(push.after),
        ),
      );
  });

  router.get('/projects/:project/repository/commits/:sha', async (req, res) => {
    const project = requestedProject(context, req);
    const commit = await repositoryOf(context, project).commit(req.params.sha);
    res.json(commitJson(webUrlOf(context, project), commit));
  });

  router.get('/projects/:project/repository/compare', async (req, res) => {
    const project = requestedProject(context, req);
    const repository = repositoryOf(context, project);
    const from = await repository.resolve(String(req.query.from));
    const to = await repository.resolve(String(req.query.to));
    const all = await repository.commits(to, { limit: 500 });
    const known = new Set(
      (await repository.commits(from, { limit: 5000 })).map(c => c.id),
    );
    const webUrl = webUrlOf(context, project);
    const commits = all
      .filter(commit => !known.has(commit.id))
      .map(commit => commitJson(webUrl, commit));
    const diff = await repository.diff(from, to);
    res.json({
      commit: commits[0] ?? null,
      commits: commits.reverse(),
      diffs: diff
        .split(/^(?=diff --git )/m)
        .filter(Boolean)
        .map(text => {
          const [, oldPath, newPath] =
            /^diff --git a\/(.+) b\/(.+)$/m.exec(text) ?? [];
          return {
            old_path: oldPath,
            new_path: newPath,
            new_file: /^new file mode/m.test(text),
            deleted_file: /^deleted file mode/m.test(text),
            renamed_file: /^rename from/m.test(text),
            diff: text.slice(Math.max(text.indexOf('\n@@') + 1, 0)),
          };
        }),
      compare_timeout: false,
      compare_same_ref: from === to,
    });
  });

  router.get('/projects/:project/repository/branches', async (req, res) => {
    const project = requestedProject(context, req);
    const branches = await repositoryOf(context, project).branches();
    res.json(
      [...branches].map(([name, id]) => ({
        name,
        default: name === project.defaultBranch,
        protected: project.protectedBranches.includes(name),
        commit: { id, short_id: id.slice(0, 8) },
      })),
    );
  });

  router.get(
    '/projects/:project/repository/branches/:branch',
    async (req, res) => {
      const project = requestedProject(context, req);
      const repository = repositoryOf(context, project);
      const id = (await repository.branches()).get(req.params.branch);
      if (!id) {
        throw new NotFoundError('404 Branch Not Found');
      }
      res.json({
        name: req.params.branch,
        default: req.params.branch === project.defaultBranch,
        commit: commitJson(
          webUrlOf(context, project),
          await repository.commit(id),
        ),
      });
    },
  );

  router.post('/projects/:project/repository/branches', async (req, res) => {
    const project = requestedProject(context, req);
    const repository = repositoryOf(context, project);
    const name = safeRevision(String(req.body.branch ?? req.query.branch));
    const id = await repository.resolve(
      String(req.body.ref ?? req.query.ref ?? project.defaultBranch),
    );
    if ((await repository.branches()).has(name)) {
      throw new ConflictError('Branch already exists');
    }
    await git(repository.directory, ['update-ref', `refs/heads/${name}`, id]);
    res.status(201).json({ name, commit: { id } });
  });

  return router;
}
