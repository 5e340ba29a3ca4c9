import type { TranslatedEvent, Payload } from 'backstage-plugin-waymark-node';
import { GitlabProject } from './GitlabProject';

/**
 * Merge Request Hook, action `merge`: the change as it landed on its branch,
 * with the time of its last commit, which a Deployment Hook does not carry.
 */
export function translateMergeRequest(payload: Payload): TranslatedEvent[] {
  if (payload.findText('object_attributes.action') !== 'merge') return [];

  const project = new GitlabProject(payload);
  const merged =
    payload.findTime('object_attributes.merged_at') ??
    payload.time('object_attributes.updated_at');
  const last = 'object_attributes.last_commit';
  return [
    project.event('change.merged', {
      id: `merge_request/${payload.text('object_attributes.id')}/merged`,
      time: merged,
      subject: `${project.slug}!${payload.text('object_attributes.iid')}`,
      content: { repository: { id: project.slug, source: project.url } },
      waymark: {
        change: {
          repository: project.url,
          // In the order in which each is the commit the branch then stands at
          commit:
            payload.findText('object_attributes.merge_commit_sha') ??
            payload.findText('object_attributes.squash_commit_sha') ??
            payload.text(`${last}.id`),
          committedAt: payload.findTime(`${last}.timestamp`),
          url: payload.findUrl('object_attributes.url'),
          author: payload.findText(`${last}.author.name`),
        },
      },
    }),
  ];
}
