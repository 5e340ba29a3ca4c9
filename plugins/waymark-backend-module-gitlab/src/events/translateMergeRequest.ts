import type { TranslatedEvent, Payload } from 'backstage-plugin-waymark-node';
import { GitlabProject } from './GitlabProject';

/**
 * Merge Request Hook, action `merge`: the change as it landed on its branch,
 * with the time of its last commit, which a Deployment Hook does not carry, and
 * when the merge request was opened, which lead time in parts needs.
 */
export function translateMergeRequest(payload: Payload): TranslatedEvent[] {
  if (payload.findText('object_attributes.action') !== 'merge') return [];

  const project = new GitlabProject(payload);
  const merged =
    payload.findTime('object_attributes.merged_at') ??
    payload.time('object_attributes.updated_at');
  const last = 'object_attributes.last_commit';
  const created = payload.findTime('object_attributes.created_at');
  const id = `merge_request/${payload.text('object_attributes.id')}`;
  const told = {
    subject: `${project.slug}!${payload.text('object_attributes.iid')}`,
    content: { repository: { id: project.slug, source: project.url } },
  };
  const change = {
    repository: project.url,
    // In the order in which each is the commit the branch then stands at
    commit:
      payload.findText('object_attributes.merge_commit_sha') ??
      payload.findText('object_attributes.squash_commit_sha') ??
      payload.text(`${last}.id`),
    committedAt: payload.findTime(`${last}.timestamp`),
    url: payload.findUrl('object_attributes.url'),
    author: payload.findText(`${last}.author.name`),
  };
  return [
    ...(created === undefined
      ? []
      : [
          project.event('change.created', {
            ...told,
            id: `${id}/created`,
            time: created,
            waymark: { change },
          }),
        ]),
    project.event('change.merged', {
      ...told,
      id: `${id}/merged`,
      time: merged,
      waymark: { change },
    }),
  ];
}
