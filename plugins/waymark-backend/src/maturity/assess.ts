import {
  isSettled,
  levelReached,
  type MaturityResult,
  type RiskTierName,
} from 'backstage-plugin-waymark-common';
import type { FactValue } from 'backstage-plugin-waymark-node';
import type { AttestationRow } from '../projections/rows';
import type { ReviewRow } from '../projections/rows';
import type { Framework } from './Framework';
import { findNextMove } from './findNextMove';
import { judgeCriterion } from './judgeCriterion';

/** What an assessment takes besides the facts. */
export type AssessOptions = {
  /** The level it should have; by default that of its risk tier */
  target?: number;
  attestations?: AttestationRow[];
  reviews?: ReviewRow[];
  /** When attestations are judged, epoch milliseconds; by default now */
  now?: number;
};

/**
 * Where a model, team or platform with these facts stands. A level is reached
 * when all criteria of it and of the levels below are met or do not apply, in
 * an area among that area's criteria; the whole is the lowest area, which is
 * the same as asking it of all criteria at once. A framework that keeps its
 * areas apart has no whole.
 */
export function assess(
  framework: Framework,
  facts: Record<string, FactValue>,
  options: AssessOptions = {},
): MaturityResult {
  const { now = Date.now() } = options;
  const isOwn = (row: { framework: string }) => row.framework === framework.id;
  const attestations = (options.attestations ?? []).filter(isOwn);
  const reviews = (options.reviews ?? []).filter(isOwn);
  const { levels, merged } = framework;
  const criteria = framework.criteria.map(criterion =>
    judgeCriterion(criterion, { facts, attestations, reviews, now }),
  );
  const areas = framework.areas.map(({ id, title }) => {
    const own = criteria.filter(({ area }) => area === id);
    const asked = own.filter(({ result }) => result !== 'notApplicable');
    const reached = levelReached(levels, own);
    const open = own.filter(criterion => !isSettled(criterion));
    const next = Math.min(...open.map(({ level }) => level));
    return {
      id,
      title,
      level: reached.level,
      levelTitle: reached.title,
      met: asked.filter(isSettled).length,
      total: asked.length,
      next: open.filter(({ level }) => level === next).map(one => one.id),
    };
  });
  const reached = areas.map(area => area.level);
  const whole = levelReached(levels, criteria);
  const target = options.target ?? targetOf(framework, facts.riskTier);
  return {
    framework: framework.id,
    version: framework.version,
    title: framework.title,
    subject: framework.subject,
    level: merged ? whole.level : null,
    levelTitle: merged ? whole.title : null,
    of: levels[levels.length - 1].level,
    target: target ?? null,
    areas,
    lopsided: Math.max(...reached) - Math.min(...reached) >= 2,
    criteria,
    nextMove: merged
      ? findNextMove(framework, criteria, whole.level, target)
      : null,
  };
}

function targetOf(
  framework: Framework,
  tier: FactValue | undefined,
): number | undefined {
  return typeof tier === 'string' && Object.hasOwn(framework.targets, tier)
    ? framework.targets[tier as RiskTierName]
    : undefined;
}
