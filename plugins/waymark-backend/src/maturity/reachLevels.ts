import {
  isSettled,
  type CriterionResult,
  type MaturityResult,
  type ModelLevel,
} from 'backstage-plugin-waymark-common';
import type { Framework } from './Framework';

/** A criterion as far as levels follow from it. */
export type DecidedCriterion = Pick<
  CriterionResult,
  'id' | 'area' | 'level' | 'result'
>;

/**
 * Where a model, team or platform stands in a framework, without the words that
 * tell people why.
 */
export type Verdict = Pick<
  MaturityResult,
  | 'framework'
  | 'version'
  | 'level'
  | 'levelTitle'
  | 'of'
  | 'target'
  | 'areas'
  | 'lopsided'
> & {
  criteria: DecidedCriterion[];
  /** Criteria that stand in the way of the next level; null at the highest */
  nextMove: { criteria: string[] } | null;
};

/**
 * The levels that follow from criteria. A level is reached when all criteria of
 * it and of the levels below are met or do not apply, in an area among that
 * area's criteria; the whole is the lowest area, which is the same as asking it
 * of all criteria at once. A framework that keeps its areas apart has no whole.
 */
export function reachLevels(
  framework: Framework,
  criteria: DecidedCriterion[],
  target: number | undefined,
): Verdict {
  const { levels, merged } = framework;
  const open = criteria.filter(criterion => !isSettled(criterion));
  const areas = framework.areas.map(area => areaOf(framework, area, criteria));
  const reached = areas.map(area => area.level);
  const whole = highestBelow(levels, lowestOf(open));
  const next = levels.find(step => step.level > whole.level);
  return {
    framework: framework.id,
    version: framework.version,
    level: merged ? whole.level : null,
    levelTitle: merged ? whole.title : null,
    of: levels[levels.length - 1].level,
    target: target ?? null,
    areas,
    lopsided: Math.max(...reached) - Math.min(...reached) >= 2,
    criteria,
    nextMove:
      merged && next
        ? { criteria: idsOf(open.filter(({ level }) => level === next.level)) }
        : null,
  };
}

/** A model's level as lists show it, of its verdicts, the primary one first. */
export function toModelLevel([primary]: Verdict[]): ModelLevel {
  const { framework, level, of, levelTitle, target } = primary;
  // The primary framework makes one level
  return { framework, level: level!, of, title: levelTitle!, target };
}

function areaOf(
  { levels }: Framework,
  { id, title }: Framework['areas'][number],
  criteria: DecidedCriterion[],
): Verdict['areas'][number] {
  const own = criteria.filter(({ area }) => area === id);
  const asked = own.filter(({ result }) => result !== 'notApplicable');
  const open = own.filter(criterion => !isSettled(criterion));
  const next = lowestOf(open);
  const reached = highestBelow(levels, next);
  return {
    id,
    title,
    level: reached.level,
    levelTitle: reached.title,
    met: asked.filter(isSettled).length,
    total: asked.length,
    next: idsOf(open.filter(({ level }) => level === next)),
  };
}

function lowestOf(open: DecidedCriterion[]): number {
  return open.reduce((lowest, { level }) => Math.min(lowest, level), Infinity);
}

/** The lowest level asks for nothing, so that one is always reached. */
function highestBelow(
  levels: Framework['levels'],
  bound: number,
): Framework['levels'][number] {
  return levels.findLast(({ level }) => level < bound)!;
}

function idsOf(criteria: DecidedCriterion[]): string[] {
  return criteria.map(({ id }) => id);
}
