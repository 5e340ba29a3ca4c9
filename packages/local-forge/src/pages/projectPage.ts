import { NotFoundError } from '@backstage/errors';
import { Repository, TreeEntry } from '../git/Repository';
import { ForgeStore } from '../store/ForgeStore';
import { ProjectRow } from '../store/rows';
import { html, Html } from './html';
import { layout, moment } from './layout';

/** @public */
export function projectUrl(project: ProjectRow): string {
  return `/${project.namespace}/${project.path}`;
}

function fileList(url: string, ref: string, entries: TreeEntry[]): Html {
  return html`<ul>
    ${entries.map(entry => {
      const kind = entry.type === 'tree' ? 'tree' : 'blob';
      const name = entry.path.split('/').pop();
      return html`<li>
        <a href="${url}/-/${kind}/${ref}/${entry.path}"
          >${name}${kind === 'tree' && '/'}</a
        >
      </li>`;
    })}
  </ul>`;
}

/** @public */
export function projectsPage(projects: ProjectRow[]): string {
  return layout({
    title: 'Projects',
    body:
      projects.length === 0
        ? html`<p>
            There is no project yet. Create one from a template in the portal.
          </p>`
        : html`<ul>
            ${projects.map(
              project =>
                html`<li>
                  <a href="${projectUrl(project)}"
                    >${project.namespace}/${project.path}</a
                  >
                  ${project.description}
                </li>`,
            )}
          </ul>`,
  });
}

/**
 * A project: how to clone it, its files, commits, pipelines and environments.
 *
 * @public
 */
export async function projectPage(
  store: ForgeStore,
  project: ProjectRow,
  baseUrl: string,
): Promise<string> {
  const url = projectUrl(project);
  const repository = new Repository(store.paths.repository(project.id));
  const empty = (await repository.branches()).size === 0;
  const ref = project.defaultBranch;
  const commits = empty ? [] : await repository.commits(ref, { limit: 10 });
  const files = empty ? [] : await repository.tree(ref);
  return layout({
    title: `${project.namespace}/${project.path}`,
    body: html` <p>${project.description}</p>
      <p><code>git clone ${baseUrl}${url}.git</code></p>
      <h2>Files on ${ref}</h2>
      ${empty
        ? html`<p>The repository is empty.</p>`
        : fileList(url, ref, files)}
      <h2>Pipelines</h2>
      <table>
        <tr>
          <th>Pipeline</th>
          <th>Status</th>
          <th>Commit</th>
          <th>Started by</th>
          <th>Created</th>
        </tr>
        ${store
          .pipelines(project.id)
          .slice(0, 20)
          .map(
            row =>
              html`<tr>
                <td><a href="${url}/-/pipelines/${row.id}">#${row.id}</a></td>
                <td>${row.status}</td>
                <td>
                  <a href="${url}/-/commit/${row.sha}"
                    ><code>${row.sha.slice(0, 8)}</code></a
                  >
                </td>
                <td>${row.source}</td>
                <td>${moment(row.createdAt)}</td>
              </tr>`,
          )}
      </table>
      <h2>Environments</h2>
      <ul>
        ${project.environments.map(environment => {
          const last = store
            .deployments(project.id)
            .find(d => d.environment === environment.name);
          return html`<li>
            ${environment.name} (${environment.tier})
            ${environment.externalUrl &&
            html`<a href="${environment.externalUrl}"
              >${environment.externalUrl}</a
            >`}
            ${last &&
            html`<a href="${url}/-/jobs/${last.jobId}">last deployment</a>
              ${last.status} ${moment(last.updatedAt)}`}
          </li>`;
        })}
      </ul>
      <h2>Commits</h2>
      <ul>
        ${commits.map(
          commit =>
            html`<li>
              <a href="${url}/-/commit/${commit.id}"
                ><code>${commit.id.slice(0, 8)}</code></a
              >
              ${commit.message.split('\n')[0]} — ${commit.authorName},
              ${moment(new Date(commit.committedAt).toISOString())}
            </li>`,
        )}
      </ul>`,
  });
}

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
