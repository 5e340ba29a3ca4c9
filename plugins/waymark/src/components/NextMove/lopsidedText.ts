import type { MaturityResult } from 'backstage-plugin-waymark-common';

/** Which areas are two levels or more apart. */
export function lopsidedText({ areas }: MaturityResult): string {
  const levels = areas.map(({ level }) => level);
  const titlesAt = (wanted: number) =>
    areas
      .filter(({ level }) => level === wanted)
      .map(({ title }) => title)
      .join(', ');
  const lowest = Math.min(...levels);
  const highest = Math.max(...levels);
  return `Lopsided: ${titlesAt(lowest)} at ${lowest} against ${titlesAt(
    highest,
  )} at ${highest}. The weakest area holds the level down.`;
}
