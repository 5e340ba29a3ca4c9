import type { FrameworkEdition } from '../maturity/Framework';

/**
 * By what a row is judged: the frameworks for models, each with its version and
 * what it consisted of then. The first is the one that lists show the level of.
 */
export function judgedBy(editions: FrameworkEdition[]): string {
  const [primary, ...others] = editions
    .filter(({ subject }) => subject === 'model')
    .map(
      ({ id, version, digest }) => `${id}@${version}:${digest.slice(0, 12)}`,
    );
  return [primary, ...others.sort()].join(' ');
}

/**
 * Ids of the frameworks of `current` in which a row has to be judged anew that
 * was judged by `before`; the one that lists show is among them if it was another.
 */
export function toJudgeAnew(current: string, before: string): string[] {
  const [primary] = current.split(' ');
  const anew = changedSince(current, [before]).map(({ id }) => id);
  const first = parseEdition(primary).id;
  return before.split(' ')[0] === primary || anew.includes(first)
    ? anew
    : [first, ...anew];
}

/** Frameworks of `current` that none of the others were judged by. */
export function changedSince(
  current: string,
  others: string[],
): { id: string; version: number }[] {
  return current
    .split(' ')
    .filter(
      edition => !others.every(other => other.split(' ').includes(edition)),
    )
    .map(parseEdition);
}

function parseEdition(edition: string): { id: string; version: number } {
  const [, id, version] = /^(.*)@(\d+):/.exec(edition)!;
  return { id, version: Number(version) };
}
