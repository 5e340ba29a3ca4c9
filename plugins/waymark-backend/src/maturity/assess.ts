import type {
  CriterionResult,
  MaturityResult,
  RiskTierName,
} from '@waymark/backstage-plugin-waymark-common';
import type { FactValue } from '@waymark/backstage-plugin-waymark-node';
import type { CriterionAttestation, Framework } from './Framework';
import { judgeCriterion } from './judgeCriterion';
import { findNextMove } from './findNextMove';
import { isSettled } from './isSettled';

/** What an assessment takes besides the facts. */
export type AssessOptions = {
  /** The level it should have; by default that of its risk tier */
  target?: number;
  attestations?: CriterionAttestation[];
  /** When attestations are judged, epoch milliseconds; by default now */
  now?: number;
};

/**
 * Where a model, team or platform with these facts stands. A level is reached
 * when all criteria of it and of the levels below are met or do not apply, in
 * an area among that area's criteria; the whole is the lowest area, which is
 * the same as asking it of all criteria at once.
 */
export function assess(
  framework: Framework,
  facts: Record<string, FactValue>,
  options: AssessOptions = {},
): MaturityResult {
  const { attestations = [], now = Date.now() } = options;
  const criteria = framework.criteria.map(criterion =>
    judgeCriterion(criterion, { facts, attestations, now }),
  );
  const areas = framework.areas.map(({ id, title }) => {
    const own = criteria.filter(({ area }) => area === id);
    const asked = own.filter(({ result }) => result !== 'notApplicable');
    return {
      id,
      title,
      level: levelReached(framework, own),
      met: asked.filter(isSettled).length,
      total: asked.length,
    };
  });
  const levels = areas.map(area => area.level);
  const level = Math.min(...levels);
  const target = options.target ?? targetOf(framework, facts.riskTier);
  return {
    framework: framework.id,
    title: framework.title,
    subject: framework.subject,
    level,
    levelTitle: framework.levels.find(step => step.level === level)!.title,
    of: framework.levels[framework.levels.length - 1].level,
    target: target ?? null,
    areas,
    lopsided: Math.max(...levels) - level >= 2,
    criteria,
    nextMove: findNextMove(framework, criteria, level, target),
  };
}

function levelReached(
  framework: Framework,
  criteria: CriterionResult[],
): number {
  const open = criteria.filter(criterion => !isSettled(criterion));
  const lowestOpen = Math.min(...open.map(({ level }) => level));
  const reached = framework.levels.filter(({ level }) => level < lowestOpen);
  return reached[reached.length - 1].level;
}

function targetOf(
  framework: Framework,
  tier: FactValue | undefined,
): number | undefined {
  return typeof tier === 'string' && Object.hasOwn(framework.targets, tier)
    ? framework.targets[tier as RiskTierName]
    : undefined;
}
