import type { Payload, TranslatedEvent } from 'backstage-plugin-waymark-node';
import { readCommit } from './commit';
import { GithubRepository } from './GithubRepository';

/**
 * `pull_request`, closed and merged: the change as it landed on its branch.
 * GitHub makes that commit, by merge, squash or rebase, when it merges; the
 * times of the commits on the pull request's own branch are not in the payload.
 */
export function translatePullRequest(payload: Payload): TranslatedEvent[] {
  if (payload.findText('action') !== 'closed') return [];
  if (payload.find('pull_request.merged') !== true) return [];

  const repository = new GithubRepository(payload);
  const merged = payload.time('pull_request.merged_at');
  const number = payload.text('pull_request.number');
  return [
    repository.event('change.merged', {
      id: `pull_request/${payload.text('pull_request.id')}/merged`,
      time: merged,
      subject: `${repository.slug}#${number}`,
      content: { repository: { id: repository.slug, source: repository.url } },
      waymark: {
        change: {
          repository: repository.url,
          commit: readCommit(payload, 'pull_request.merge_commit_sha'),
          committedAt: merged,
          url: payload.findUrl('pull_request.html_url'),
          author: payload.findText('pull_request.user.login'),
        },
      },
    }),
  ];
}
