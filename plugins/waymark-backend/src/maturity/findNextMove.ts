import {
  type CriterionResult,
  isSettled,
  type MaturityResult,
} from 'backstage-plugin-waymark-common';
import type { Framework } from './Framework';

/**
 * The smallest set of criteria whose change raises the level: all that are
 * open at the next one, since nothing below it is. At the highest level there
 * is none.
 */
export function findNextMove(
  framework: Framework,
  criteria: CriterionResult[],
  level: number,
  target: number | undefined,
): MaturityResult['nextMove'] {
  const next = framework.levels.find(step => step.level > level);
  if (!next) {
    return null;
  }
  const open = criteria.filter(
    criterion => criterion.level === next.level && !isSettled(criterion),
  );
  const todos =
    open.length === 1
      ? open[0].todo
      : open.map(({ todo }, index) => `(${index + 1}) ${todo}`).join(' ');
  const lead =
    target !== undefined && level >= target
      ? `The target is reached; ${next.level} · ${next.title} would take:`
      : `To reach ${next.level} · ${next.title}:`;
  return {
    toLevel: next.level,
    toTitle: next.title,
    criteria: open.map(({ id }) => id),
    text: `${lead} ${todos}`,
  };
}
