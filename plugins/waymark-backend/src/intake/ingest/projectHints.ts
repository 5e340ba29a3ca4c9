import type { ModelHint } from 'backstage-plugin-waymark-node';

const FORGES = ['github', 'gitlab'];
/** `https://host/slug`, `ssh://git@host/slug`, `git@host:slug`, or the slug alone */
const REPOSITORY =
  /^(?:[a-z+]+:\/\/(?:[^@/]+@)?([^/]+)\/|[^@/\s]+@([^:/]+):)?([\w.-]+(?:\/[\w.-]+)+)\/?$/i;

/**
 * What a repository, named by URL or slug, is called in the catalog. Where the
 * host does not tell which forge it is, it may be either.
 */
export function projectHints(repository: string): ModelHint[] {
  const [, byUrl, byScp, path] = REPOSITORY.exec(repository) ?? [];
  if (!path) return [];
  const host = (byUrl ?? byScp ?? '').toLocaleLowerCase('en-US');
  const named = FORGES.filter(forge => host.includes(forge));
  return (named.length > 0 ? named : FORGES).map(forge => ({
    annotation: `${forge}.com/project-slug`,
    value: path.replace(/\.git$/, ''),
  }));
}
