const tiers: [string, RegExp][] = [
  ['staging', /(stag|stg|mod(e|)l|pre|demo)/i],
  ['production', /(prod|live)/i],
  ['testing', /(test|tst|int|acc?pt|qa|qc|control|quality)/i],
  ['development', /(dev|review|trunk)/i],
];

/**
 * The deployment tier of an environment that does not say it, guessed from its
 * name in the way GitLab does.
 *
 * @public
 */
export function environmentTier(name: string): string {
  return tiers.find(([, words]) => words.test(name))?.[0] ?? 'other';
}

/**
 * An environment's name as part of a host name or URL.
 *
 * @public
 */
export function environmentSlug(name: string): string {
  return name
    .toLocaleLowerCase('en-US')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 24);
}
