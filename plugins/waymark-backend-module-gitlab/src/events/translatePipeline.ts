import type { TranslatedEvent, Payload } from 'backstage-plugin-waymark-node';
import { GitlabProject } from './GitlabProject';

const OUTCOMES = new Map([
  ['success', 'success'],
  ['failed', 'failure'],
  ['canceled', 'cancel'],
]);

/** What a run that has not finished yet becomes, and what it is told by. */
const BEGINNINGS = new Map([
  ['pending', ['pipelinerun.queued', 'queued']],
  ['running', ['pipelinerun.started', 'started']],
] as const);

/**
 * Pipeline Hook: a run that was queued, started or finished. Which environment a failed run
 * was to deploy to is left to the Deployment Hook, which knows; told twice it
 * would count twice.
 */
export function translatePipeline(payload: Payload): TranslatedEvent[] {
  const status = payload.text('object_attributes.status');
  const begun = BEGINNINGS.get(status as 'pending');
  if (!begun && !OUTCOMES.has(status)) return [];

  const project = new GitlabProject(payload);
  const id = payload.text('object_attributes.id');
  const created = payload.time('object_attributes.created_at');
  const run = {
    pipelineName:
      payload.findText('object_attributes.name') ??
      payload.findText('object_attributes.ref') ??
      project.slug,
    uri:
      payload.findUrl('object_attributes.url') ??
      `${project.url}/-/pipelines/${encodeURIComponent(id)}`,
  };
  const waymark = { change: findChange(payload, project) };
  if (begun) {
    const [kind, name] = begun;
    return [
      project.event(kind, {
        id: `pipeline/${id}/${name}`,
        time: created,
        subject: id,
        content: run,
        waymark,
      }),
    ];
  }
  const time = payload.findTime('object_attributes.finished_at') ?? created;
  return [
    project.event('pipelinerun.finished', {
      // A retried pipeline finishes again
      id: `pipeline/${id}/${status}/${time}`,
      time,
      subject: id,
      content: { ...run, outcome: OUTCOMES.get(status) },
      waymark,
    }),
  ];
}

function findChange(payload: Payload, project: GitlabProject) {
  return {
    repository: project.url,
    commit: payload.findText('object_attributes.sha'),
    committedAt: payload.findTime('commit.timestamp'),
    url: payload.findUrl('commit.url'),
    author: payload.findText('commit.author.name'),
  };
}
