import { Repository } from '../git/Repository';
import { ProjectRow } from '../store/rows';
import { fileList } from './fileList';
import { html } from './html';
import { layout } from './layout';
import { projectUrl } from './projectUrl';

/** The longest branch that begins a `ref/path`, as both may hold slashes. */
async function splitRefPath(
  repository: Repository,
  refPath: string,
): Promise<{ ref: string; path: string }> {
  const branch = [...(await repository.branches()).keys()]
    .filter(name => refPath === name || refPath.startsWith(`${name}/`))
    .sort((a, b) => b.length - a.length)[0];
  const ref = branch ?? refPath.split('/')[0];
  return { ref, path: refPath.slice(ref.length + 1).replace(/\/+$/, '') };
}

/** @public */
export async function treePage(
  project: ProjectRow,
  repository: Repository,
  refPath: string,
): Promise<string> {
  const { ref, path } = await splitRefPath(repository, refPath);
  const url = projectUrl(project);
  return layout({
    title: `${path || '/'} at ${ref}`,
    trail: [{ href: url, text: `${project.namespace}/${project.path}` }],
    body: fileList(url, ref, await repository.tree(ref, path)),
  });
}

/** @public */
export async function blobPage(
  project: ProjectRow,
  repository: Repository,
  refPath: string,
): Promise<string> {
  const { ref, path } = await splitRefPath(repository, refPath);
  const content = await repository.blob(await repository.blobId(ref, path));
  return layout({
    title: `${path} at ${ref}`,
    trail: [
      {
        href: projectUrl(project),
        text: `${project.namespace}/${project.path}`,
      },
    ],
    body: content.includes(0)
      ? html`<p>A binary file of ${content.length} bytes.</p>`
      : html`<pre>${content.toString()}</pre>`,
  });
}
