import type { LevelChange } from 'backstage-plugin-waymark-common';

/** What a change of level came to: "level 2 to 3; Tools 2 to 3". */
export function changeText({ level, from, first, areas }: LevelChange): string {
  if (first) {
    return level === null
      ? `first record: ${areas
          .map(area => `${area.title} at ${area.level}`)
          .join('; ')}`
      : `first record: level ${level}`;
  }
  const moved = areas.filter(area => area.from !== area.level);
  const words = moved.map(
    area => `${area.title} ${area.from} to ${area.level}`,
  );
  if (level !== from) words.unshift(`level ${from} to ${level}`);
  return words.join('; ');
}
