import { Repository } from '../git/Repository';
import { ForgeStore } from '../store/ForgeStore';
import { ProjectRow } from '../store/rows';
import { fileList } from './fileList';
import { html } from './html';
import { layout, moment } from './layout';
import { projectUrl } from './projectUrl';

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
