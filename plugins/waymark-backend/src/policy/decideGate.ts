import type {
  CriterionResult,
  EnvironmentTier,
  GateRuleResult,
} from 'backstage-plugin-waymark-common';
import type { FactValue } from 'backstage-plugin-waymark-node';
import { describeFacts } from '../facts/describeFact';
import type { GateRule } from './GateRule';

/** What a gate decides by. */
export type GateQuestion = {
  /** Of the environment the version is to go to */
  tier: EnvironmentTier;
  /** The model's facts as if the version were live there */
  facts: Record<string, FactValue>;
  /** How criteria that rules name are judged by these facts, by framework and id */
  criteria: (named: {
    framework: string;
    criterion: string;
  }) => Pick<CriterionResult, 'result' | 'reason'> | undefined;
};

/** A decision: every rule for the environment, and how it was judged. */
export type GateVerdict = {
  outcome: 'allow' | 'deny';
  rules: GateRuleResult[];
};

/**
 * Allows when each rule is met or is not for this model; what is not known
 * denies, as does a rule that ran into an error. Where no rule is for the
 * environment nothing stands in the way.
 */
export function decideGate(
  rules: GateRule[],
  question: GateQuestion,
): GateVerdict {
  const judged = rules
    .filter(({ environments }) => environments.includes(question.tier))
    .map(rule => ({
      id: rule.id,
      title: rule.title,
      todo: rule.todo,
      ...judge(rule, question),
    }));
  const passes = judged.every(({ result }) => isPassed(result));
  return { outcome: passes ? 'allow' : 'deny', rules: judged };
}

/** Whether a rule stands in nobody's way. */
export function isPassed(result: GateRuleResult['result']): boolean {
  return result === 'met' || result === 'notApplicable';
}

function judge(
  rule: GateRule,
  { facts, criteria }: GateQuestion,
): Pick<GateRuleResult, 'result' | 'reason'> {
  const { applies, met } = rule;
  // Only a clear "does not apply" frees a model; not knowing does not
  if (applies?.evaluate(facts) === false) {
    return {
      result: 'notApplicable',
      reason: `Does not apply. ${describeFacts(applies.facts, facts)}.`,
    };
  }
  if (met) {
    const holds = met.evaluate(facts);
    const result = { true: 'met', false: 'notMet' } as const;
    return {
      result: holds === undefined ? 'unknown' : result[`${holds}`],
      reason: `${describeFacts(met.facts, facts)}.`,
    };
  }
  const judged = criteria(rule.criterion!);
  return judged
    ? { result: judged.result, reason: judged.reason }
    : { result: 'unknown', reason: 'It was not judged.' };
}
