import type { Source, SourceCounts } from 'backstage-plugin-waymark-common';
import type { Translate } from '../../translation';

/** What kind of sender a source is. */
export function kindWords(t: Translate, { kind }: Source): string {
  return t(`sources.kind.${kind}`);
}

export function sourceTitle(t: Translate, { kind, name }: Source): string {
  return kind === 'anonymous' ? t('sources.turnedAway', { name }) : name;
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
export function daysWords(t: Translate, days: Source['days']): string {
  const sum = (count: (counts: SourceCounts) => number) =>
    days.reduce((total, day) => total + count(day), 0);
  const today = days.at(-1);
  return t('sources.days.summary', {
    count: days.length,
    sent: String(sum(sentOf)),
    refused: String(sum(refusedOf)),
    today: String(today ? sentOf(today) : 0),
  });
}
