import type { ModelAnnotation, ModelHint } from 'backstage-plugin-waymark-node';

/** `https://host/slug`, `ssh://git@host/slug`, `git@host:slug`, or the slug alone */
const REPOSITORY =
  /^(?:[a-z+]+:\/\/(?:[^@/]+@)?([^/]+)\/|[^@/\s]+@([^:/]+):)?([\w.-]+(?:\/[\w.-]+)+)\/?$/i;
const PURL = /^pkg:(?:\/\/)?([^/]+)\/([^@?#]+)/i;

/**
 * What a repository, named by URL or slug, is called in the catalog. Where the
 * host does not tell which forge it is, it may be any of them.
 */
export function repositoryHints(
  repository: string,
  annotations: readonly ModelAnnotation[],
): ModelHint[] {
  const [, byUrl, byScp, path] = REPOSITORY.exec(repository) ?? [];
  if (!path) return [];
  const name = (byUrl ?? byScp ?? '').toLocaleLowerCase('en-US');
  const all = annotations.flatMap(each =>
    each.names === 'repository' ? each : [],
  );
  const named = all.filter(({ host }) => name.includes(host));
  const value = path.replace(/\.git$/, '');
  return (named.length > 0 ? named : all).map(({ annotation }) => ({
    annotation,
    value,
  }));
}

/** What an artifact, named by its package URL, is called in the catalog. */
export function artifactHints(
  artifact: string,
  annotations: readonly ModelAnnotation[],
): ModelHint[] {
  const [, type, name] = PURL.exec(artifact) ?? [];
  if (!name) return [];
  return annotations.flatMap(each =>
    each.names === 'artifact' &&
    each.purlType === type.toLocaleLowerCase('en-US')
      ? [{ annotation: each.annotation, value: decodeName(name) }]
      : [],
  );
}

/** What is not percent-encoded, as a purl should be, stands for itself. */
function decodeName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
