import { NotFoundError } from '@backstage/errors';
import { Repository } from '../git/Repository';
import { ProjectRow } from '../store/rows';
import { html } from './html';
import { layout, moment } from './layout';
import { projectUrl } from './projectUrl';

/** @public */
export async function commitPage(
  project: ProjectRow,
  repository: Repository,
  sha: string,
): Promise<string> {
  const commit = await repository.commit(sha);
  if (!commit) {
    throw new NotFoundError(`There is no commit ${sha}`);
  }
  const url = projectUrl(project);
  return layout({
    title: commit.message.split('\n')[0],
    trail: [{ href: url, text: `${project.namespace}/${project.path}` }],
    body: html` <p>
        <code>${commit.id}</code> by ${commit.authorName},
        ${moment(new Date(commit.committedAt).toISOString())} —
        <a href="${url}/-/tree/${commit.id}">files</a>
      </p>
      <pre>${commit.message}</pre>
      <pre>${await repository.diff(undefined, commit.id)}</pre>`,
  });
}
