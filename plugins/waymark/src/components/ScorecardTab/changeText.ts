import type { LevelChange } from 'backstage-plugin-waymark-common';
import type { Translate } from '../../translation';

/** What a change of level came to: "level 2 to 3; Tools 2 to 3". */
export function changeText(
  t: Translate,
  { level, from, first, areas }: LevelChange,
): string {
  if (first) {
    return level === null
      ? t('scorecard.history.first', {
          areas: areas
            .map(area =>
              t('scorecard.history.areaAt', {
                area: area.title,
                level: String(area.level),
              }),
            )
            .join('; '),
        })
      : t('scorecard.history.firstLevel', { level: String(level) });
  }
  const moved = areas.filter(area => area.from !== area.level);
  const words: string[] = moved.map(area =>
    t('scorecard.history.areaMoved', {
      area: area.title,
      from: String(area.from),
      level: String(area.level),
    }),
  );
  if (level !== from)
    words.unshift(
      t('scorecard.history.moved', {
        from: String(from),
        level: String(level),
      }),
    );
  return words.join('; ');
}
