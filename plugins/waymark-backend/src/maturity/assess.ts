import type {
  MaturityResult,
  RiskTierName,
} from 'backstage-plugin-waymark-common';
import type { FactValue } from 'backstage-plugin-waymark-node';
import type { AttestationRow } from '../projections/rows';
import type { ReviewRow } from '../projections/rows';
import { decideCriterion } from './decideCriterion';
import type { Framework } from './Framework';
import { findNextMove } from './findNextMove';
import { judgeCriterion } from './judgeCriterion';
import { reachLevels, type Verdict } from './reachLevels';

/** What an assessment takes besides the facts. */
export type AssessOptions = {
  /** The level it should have; by default that of its risk tier */
  target?: number;
  attestations?: AttestationRow[];
  reviews?: ReviewRow[];
  /** When attestations are judged, epoch milliseconds; by default now */
  now?: number;
};

/** Where a model, team or platform with these facts stands, and why. */
export function assess(
  framework: Framework,
  facts: Record<string, FactValue>,
  options: AssessOptions = {},
): MaturityResult {
  const { now = Date.now() } = options;
  const attestations = ofFramework(framework, options.attestations);
  const reviews = ofFramework(framework, options.reviews);
  const criteria = framework.criteria.map(criterion =>
    judgeCriterion(criterion, { facts, attestations, reviews, now }),
  );
  const target = options.target ?? targetOf(framework, facts.riskTier);
  const verdict = reachLevels(framework, criteria, target);
  return {
    ...verdict,
    title: framework.title,
    subject: framework.subject,
    criteria,
    nextMove:
      verdict.level === null
        ? null
        : findNextMove(framework, criteria, verdict.level, target),
  };
}

/** The same for programs: without the words that tell people why. */
export function decide(
  framework: Framework,
  facts: Record<string, FactValue>,
  options: { attestations: AttestationRow[]; now: number },
): Verdict {
  const { now } = options;
  const attestations = ofFramework(framework, options.attestations);
  const criteria = framework.criteria.map(criterion => ({
    id: criterion.id,
    area: criterion.area,
    level: criterion.level,
    result: decideCriterion(criterion, { facts, attestations, now }).result,
  }));
  return reachLevels(framework, criteria, targetOf(framework, facts.riskTier));
}

function ofFramework<T extends { framework: string }>(
  { id }: Framework,
  rows: T[] = [],
): T[] {
  return rows.filter(({ framework }) => framework === id);
}

function targetOf(
  framework: Framework,
  tier: FactValue | undefined,
): number | undefined {
  return typeof tier === 'string' && Object.hasOwn(framework.targets, tier)
    ? framework.targets[tier as RiskTierName]
    : undefined;
}
