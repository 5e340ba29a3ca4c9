import type { MaturityResult } from 'backstage-plugin-waymark-common';
import type { Translate } from '../../translation';

/** Which areas are two levels or more apart. */
export function lopsidedText(t: Translate, { areas }: MaturityResult): string {
  const levels = areas.map(({ level }) => level);
  const titlesAt = (wanted: number) =>
    areas
      .filter(({ level }) => level === wanted)
      .map(({ title }) => title)
      .join(', ');
  const lowest = Math.min(...levels);
  const highest = Math.max(...levels);
  return t('nextMove.lopsided', {
    lowest: titlesAt(lowest),
    low: String(lowest),
    highest: titlesAt(highest),
    high: String(highest),
  });
}
