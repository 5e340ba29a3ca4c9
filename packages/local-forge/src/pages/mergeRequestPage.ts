import { NotFoundError } from '@backstage/errors';
import type { Repository } from '../git/Repository';
import type { ProjectRow } from '../store/rows';
import { html } from './html';
import { layout, moment } from './layout';
import { projectUrl } from './projectUrl';

/**
 * A merge request: what it says, what it changes, and how to merge it.
 *
 * @public
 */
export async function mergeRequestPage(
  project: ProjectRow,
  repository: Repository,
  iid: number,
): Promise<string> {
  const row = project.mergeRequests?.find(each => each.iid === iid);
  if (!row) {
    throw new NotFoundError(`There is no merge request !${iid}`);
  }
  const { sourceBranch, targetBranch } = row;
  const url = projectUrl(project);
  const stands = (await repository.branches()).has(sourceBranch);
  return layout({
    title: `!${iid} ${row.title}`,
    trail: [{ href: url, text: `${project.namespace}/${project.path}` }],
    body: html` <p>
        <a href="${url}/-/tree/${sourceBranch}">${sourceBranch}</a> into
        ${targetBranch}, opened ${moment(row.createdAt)}
      </p>
      <pre>${row.description}</pre>
      <h2>Merge it</h2>
      <pre>
git fetch && git checkout ${targetBranch}
git merge origin/${sourceBranch} && git push</pre
      >
      <h2>What it changes</h2>
      <pre>
${stands
          ? await repository.diff(targetBranch, sourceBranch)
          : 'Its branch is gone.'}</pre
      >`,
  });
}
