import type { Source, SourceCounts } from 'backstage-plugin-waymark-common';

const KINDS: Record<Source['kind'], string> = {
  token: 'source token',
  principal: 'portal sign-in or service',
  webhook: 'webhook',
  topic: 'events topic',
  anonymous: 'not known who',
};

export function kindWords({ kind }: Source): string {
  return KINDS[kind];
}

export function sourceTitle({ kind, name }: Source): string {
  return kind === 'anonymous' ? `Turned away at /${name}` : name;
}

/** Everything somebody sent, whatever became of it. */
export function sentOf(counts: SourceCounts): number {
  return counts.accepted + counts.duplicates + refusedOf(counts);
}

/** What did not come in: rejected events, and conflicts. */
export function refusedOf({ conflicts, rejected }: SourceCounts): number {
  return conflicts + rejected;
}

/** The days in one sentence, in place of their line. */
export function daysWords(days: Source['days']): string {
  const sum = (count: (counts: SourceCounts) => number) =>
    days.reduce((total, day) => total + count(day), 0);
  const today = days.at(-1);
  return `${sum(sentOf)} events in ${days.length} days, ${sum(
    refusedOf,
  )} of them refused; ${today ? sentOf(today) : 0} today`;
}
