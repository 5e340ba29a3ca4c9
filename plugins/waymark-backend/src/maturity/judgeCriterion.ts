import type { CriterionResult } from 'backstage-plugin-waymark-common';
import type { FactDefinition, FactValue } from 'backstage-plugin-waymark-node';
import type { FactEvidence } from '../facts/Fact';
import { describeFacts, describeValue } from '../facts/describeFact';
import type { AttestationRow } from '../projections/rows';
import type { ReviewRow } from '../projections/rows';
import { answerOf } from './answerOf';
import type { Criterion } from './Framework';
import { toAttestation } from './toAttestation';
import { toReview } from './toReview';

/** A provider's fact need not say how it is called, nor where it is seen. */
type NamedFact = FactDefinition & { label?: string; evidence?: FactEvidence };

type Judgement = {
  result: CriterionResult['result'];
  reason: string;
  /** The facts that decided it */
  facts: FactDefinition[];
  attestation?: AttestationRow;
};

/** What a criterion is judged by. */
export type JudgeOptions = {
  facts: Record<string, FactValue>;
  attestations: AttestationRow[];
  reviews: ReviewRow[];
  /** Epoch milliseconds */
  now: number;
};

/** Judges one criterion. What is not known is never met. */
export function judgeCriterion(
  criterion: Criterion,
  options: JudgeOptions,
): CriterionResult {
  const { result, reason, facts, attestation } = judge(criterion, options);
  const asked = criterion.kind === 'attested' ? criterion.attested : undefined;
  return {
    id: criterion.id,
    area: criterion.area,
    level: criterion.level,
    title: criterion.title,
    ...(criterion.references ? { references: criterion.references } : {}),
    kind: criterion.kind,
    result,
    facts: facts.map((fact: NamedFact) => {
      const value = options.facts[fact.name] ?? null;
      return {
        name: fact.name,
        value,
        label: fact.label ?? fact.name,
        text: describeValue(value, fact.unit),
        evidence: fact.evidence ?? null,
      };
    }),
    reason,
    todo: criterion.todo,
    question: asked?.question ?? null,
    expiresAfter: asked?.expiresAfter ?? null,
    attestation: attestation ? toAttestation(attestation) : null,
    reviews: options.reviews
      .filter(
        review =>
          review.criterion === criterion.id &&
          !answerOf(review, options.attestations),
      )
      .map(review => toReview(review)),
  };
}

function judge(criterion: Criterion, options: JudgeOptions): Judgement {
  const { met, applies } = criterion;
  const { facts } = options;
  // Only a clear "does not apply" frees a model; not knowing does not
  if (applies?.evaluate(facts) === false) {
    return {
      result: 'notApplicable',
      reason: `Does not apply. ${describeFacts(applies.facts, facts)}.`,
      facts: applies.facts,
    };
  }
  const shown = met?.evaluate(facts);
  if (met && (criterion.kind === 'automatic' || shown)) {
    const result = { true: 'met', false: 'notMet' } as const;
    return {
      result: shown === undefined ? 'unknown' : result[`${shown}`],
      reason: `${describeFacts(met.facts, facts)}.`,
      facts: met.facts,
    };
  }
  return { ...judgeAttestation(criterion, options), facts: met?.facts ?? [] };
}

function judgeAttestation(
  criterion: Criterion,
  { attestations, now }: JudgeOptions,
): Omit<Judgement, 'facts'> {
  let latest: AttestationRow | undefined;
  for (const attestation of attestations) {
    if (
      attestation.criterion === criterion.id &&
      attestation.at <= now &&
      (!latest || attestation.at >= latest.at)
    ) {
      latest = attestation;
    }
  }
  if (!latest) {
    return { result: 'unknown', reason: 'Nobody has attested it.' };
  }
  const { by, statement, expiresAt } = latest;
  if (expiresAt <= now) {
    const day = new Date(expiresAt).toISOString().slice(0, 10);
    return {
      result: 'expired',
      reason: `The attestation by ${by} ran out on ${day}.`,
      attestation: latest,
    };
  }
  return {
    result: 'met',
    reason: `Attested by ${by}: ${statement}`,
    attestation: latest,
  };
}
