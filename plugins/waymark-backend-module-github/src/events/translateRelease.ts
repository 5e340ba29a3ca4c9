import type { Payload, TranslatedEvent } from 'backstage-plugin-waymark-node';
import { isCommit } from './commit';
import { GithubRepository } from './GithubRepository';

/** `release`, action `published`: a version, named by its tag. */
export function translateRelease(payload: Payload): TranslatedEvent[] {
  if (payload.findText('action') !== 'published') return [];

  const repository = new GithubRepository(payload);
  const tag = payload.text('release.tag_name');
  // A branch, where the tag was made from the head of one
  const target = payload.findText('release.target_commitish') ?? '';
  return [
    repository.event('artifact.published', {
      id: `release/${payload.text('release.id')}/published`,
      time: payload.time('release.published_at'),
      subject: repository.artifactOf(tag),
      content: { user: payload.findText('release.author.login') },
      waymark: {
        modelVersion: tag,
        change: {
          repository: repository.url,
          commit: isCommit(target) ? target : undefined,
        },
      },
    }),
  ];
}
