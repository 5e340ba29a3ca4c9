import { ProjectRow } from '../store/rows';
import { html } from './html';
import { layout } from './layout';
import { projectUrl } from './projectUrl';

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
