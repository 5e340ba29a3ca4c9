import { currentJobs } from '../pipelines/schedule';
import { JobRow, PipelineRow, ProjectRow } from '../store/rows';
import { html } from './html';
import { layout, moment, took } from './layout';
import { projectUrl } from './projectUrl';

const unfinished = ['created', 'pending', 'running'];

/**
 * A pipeline with its jobs, which reloads itself until it is done.
 *
 * @public
 */
export function pipelinePage(
  project: ProjectRow,
  pipeline: PipelineRow,
  traceEnd: (job: JobRow) => string,
): string {
  const url = projectUrl(project);
  return layout({
    title: `Pipeline #${pipeline.id}: ${pipeline.status}`,
    trail: [{ href: url, text: `${project.namespace}/${project.path}` }],
    live: unfinished.includes(pipeline.status),
    body: html` <p>
        <a href="${url}/-/commit/${pipeline.sha}"
          ><code>${pipeline.sha.slice(0, 8)}</code></a
        >
        on ${pipeline.ref}, started by ${pipeline.source}
        ${moment(pipeline.createdAt)},
        ${took(pipeline.startedAt, pipeline.finishedAt)}
      </p>
      ${pipeline.yamlErrors && html`<pre>${pipeline.yamlErrors}</pre>`}
      ${pipeline.variables.length > 0 &&
      html`<p>
        Variables:
        ${pipeline.variables.map(
          ({ key, value }) => html`<code>${key}=${value}</code> `,
        )}
      </p>`}
      <table>
        <tr>
          <th>Stage</th>
          <th>Job</th>
          <th>Status</th>
          <th>Environment</th>
          <th>Took</th>
        </tr>
        ${currentJobs(pipeline).map(
          job =>
            html`<tr>
              <td>${job.stage}</td>
              <td><a href="${url}/-/jobs/${job.id}">${job.name}</a></td>
              <td>${job.status}</td>
              <td>${job.environment?.name}</td>
              <td>${took(job.startedAt, job.finishedAt)}</td>
            </tr>`,
        )}
      </table>
      ${currentJobs(pipeline)
        .filter(job => job.startedAt)
        .map(
          job =>
            html`<h2>${job.name}: ${job.status}</h2>
              <pre>${traceEnd(job)}</pre>`,
        )}`,
  });
}

/**
 * A job with its trace, which reloads itself until it is done.
 *
 * @public
 */
export function jobPage(
  project: ProjectRow,
  pipeline: PipelineRow,
  job: JobRow,
  trace: string,
): string {
  const url = projectUrl(project);
  return layout({
    title: `Job ${job.name}: ${job.status}`,
    trail: [
      { href: url, text: `${project.namespace}/${project.path}` },
      { href: `${url}/-/pipelines/${pipeline.id}`, text: `#${pipeline.id}` },
    ],
    live: unfinished.includes(job.status),
    body: html` <p>
        Stage
        ${job.stage}${job.environment &&
        html`, environment ${job.environment.name}`},
        started ${moment(job.startedAt)}, ${took(job.startedAt, job.finishedAt)}
        ${job.failureReason}
      </p>
      <pre>${trace || 'No output yet.'}</pre>`,
  });
}
