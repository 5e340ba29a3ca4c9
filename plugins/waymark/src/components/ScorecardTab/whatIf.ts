import {
  levelReached,
  type MaturityFramework,
  type MaturityResult,
} from 'backstage-plugin-waymark-common';

/** The levels a result would have with these criteria met as well. */
export function whatIf(
  framework: MaturityFramework,
  result: MaturityResult,
  ticked: ReadonlySet<string>,
): { whole: { level: number; title: string }; areas: MaturityResult['areas'] } {
  const criteria = result.criteria.map(criterion =>
    ticked.has(criterion.id)
      ? { ...criterion, result: 'met' as const }
      : criterion,
  );
  return {
    whole: levelReached(framework.levels, criteria),
    areas: result.areas.map(area => {
      const own = criteria.filter(({ area: id }) => id === area.id);
      const { level, title } = levelReached(framework.levels, own);
      return { ...area, level, levelTitle: title };
    }),
  };
}
