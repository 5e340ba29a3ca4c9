import type { Payload, TranslatedEvent } from 'backstage-plugin-waymark-node';
import { readCommit } from './commit';
import { GithubRepository } from './GithubRepository';

/**
 * `pull_request`, closed and merged: the change as it landed on its branch.
 * GitHub makes that commit, by merge, squash or rebase, when it merges; the
 * times of the commits on the pull request's own branch are not in the payload.
 * With it goes when the pull request was opened, which lead time in parts needs.
 */
export function translatePullRequest(payload: Payload): TranslatedEvent[] {
  if (payload.findText('action') !== 'closed') return [];
  if (payload.find('pull_request.merged') !== true) return [];

  const repository = new GithubRepository(payload);
  const merged = payload.time('pull_request.merged_at');
  const number = payload.text('pull_request.number');
  const created = payload.findTime('pull_request.created_at');
  const id = `pull_request/${payload.text('pull_request.id')}`;
  const told = {
    subject: `${repository.slug}#${number}`,
    content: { repository: { id: repository.slug, source: repository.url } },
  };
  const change = {
    repository: repository.url,
    commit: readCommit(payload, 'pull_request.merge_commit_sha'),
    url: payload.findUrl('pull_request.html_url'),
    author: payload.findText('pull_request.user.login'),
  };
  return [
    ...(created === undefined
      ? []
      : [
          repository.event('change.created', {
            ...told,
            id: `${id}/created`,
            time: created,
            waymark: { change },
          }),
        ]),
    repository.event('change.merged', {
      ...told,
      id: `${id}/merged`,
      time: merged,
      waymark: { change: { ...change, committedAt: merged } },
    }),
  ];
}
