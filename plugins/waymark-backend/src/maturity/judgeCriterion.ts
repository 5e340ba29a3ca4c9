import type { CriterionResult } from 'backstage-plugin-waymark-common';
import type { FactDefinition } from 'backstage-plugin-waymark-node';
import type { FactEvidence } from '../facts/Fact';
import { describeFacts, describeValue } from '../facts/describeFact';
import type { AttestationRow } from '../projections/rows';
import type { ReviewRow } from '../projections/rows';
import { answerOf } from './answerOf';
import {
  decideCriterion,
  type CriterionDecision,
  type DecideOptions,
} from './decideCriterion';
import type { Criterion } from './Framework';
import { toAttestation } from './toAttestation';
import { toReview } from './toReview';

/** A fact of a provider may lack the label and the place where it is seen. */
type NamedFact = FactDefinition & { label?: string; evidence?: FactEvidence };

/** What a criterion is judged by. */
export type JudgeOptions = DecideOptions & { reviews: ReviewRow[] };

/** Decides one criterion and says why, for people to read. */
export function judgeCriterion(
  criterion: Criterion,
  options: JudgeOptions,
): CriterionResult {
  const decision = decideCriterion(criterion, options);
  const { result, attestation } = decision;
  const asked = criterion.kind === 'attested' ? criterion.attested : undefined;
  return {
    id: criterion.id,
    area: criterion.area,
    level: criterion.level,
    title: criterion.title,
    ...(criterion.references ? { references: criterion.references } : {}),
    kind: criterion.kind,
    result,
    facts: factsOf(criterion, decision).map((fact: NamedFact) => {
      const value = options.facts[fact.name] ?? null;
      return {
        name: fact.name,
        value,
        label: fact.label ?? fact.name,
        text: describeValue(value, fact.unit),
        evidence: fact.evidence ?? null,
      };
    }),
    reason: reasonOf(criterion, decision, options),
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

function factsOf(
  { met, applies }: Criterion,
  { decidedBy }: CriterionDecision,
): FactDefinition[] {
  const condition = decidedBy === 'applies' ? applies : met;
  return condition?.facts ?? [];
}

function reasonOf(
  criterion: Criterion,
  decision: CriterionDecision,
  { facts }: JudgeOptions,
): string {
  const { decidedBy, attestation } = decision;
  if (decidedBy === 'attestation') return attestedReason(attestation, decision);
  const text = describeFacts(factsOf(criterion, decision), facts);
  return decidedBy === 'applies' ? `Does not apply. ${text}.` : `${text}.`;
}

function attestedReason(
  attestation: AttestationRow | undefined,
  { result }: CriterionDecision,
): string {
  if (!attestation) return 'Nobody has attested it.';
  const { by, statement, expiresAt } = attestation;
  if (result === 'met') return `Attested by ${by}: ${statement}`;
  const day = new Date(expiresAt).toISOString().slice(0, 10);
  return `The attestation by ${by} ran out on ${day}.`;
}
