import type { CriterionResult } from 'backstage-plugin-waymark-common';
import type { FactValue } from 'backstage-plugin-waymark-node';
import type { AttestationRow } from '../projections/rows';
import type { Criterion } from './Framework';

const RESULTS = { true: 'met', false: 'notMet', undefined: 'unknown' } as const;

/** What a criterion is decided by. */
export type DecideOptions = {
  facts: Record<string, FactValue>;
  attestations: AttestationRow[];
  /** Epoch milliseconds */
  now: number;
};

/** What a criterion comes to, and which part of it said so. */
export type CriterionDecision = {
  result: CriterionResult['result'];
  decidedBy: 'applies' | 'met' | 'attestation';
  attestation?: AttestationRow;
};

/** Decides one criterion, without a word why. What is not known is never met. */
export function decideCriterion(
  criterion: Criterion,
  options: DecideOptions,
): CriterionDecision {
  const { kind, met, applies } = criterion;
  const { facts } = options;
  // Only a clear "does not apply" frees a model; not knowing does not
  if (applies?.evaluate(facts) === false) {
    return { result: 'notApplicable', decidedBy: 'applies' };
  }
  const shown = met?.evaluate(facts);
  if (met && (kind === 'automatic' || shown)) {
    return { result: RESULTS[`${shown}`], decidedBy: 'met' };
  }
  const attestation = latestAttestation(criterion, options);
  return {
    result: resultOf(attestation, options.now),
    decidedBy: 'attestation',
    attestation,
  };
}

function resultOf(
  attestation: AttestationRow | undefined,
  now: number,
): CriterionResult['result'] {
  if (!attestation) return 'unknown';
  return attestation.expiresAt <= now ? 'expired' : 'met';
}

function latestAttestation(
  { id }: Criterion,
  { attestations, now }: DecideOptions,
): AttestationRow | undefined {
  let latest: AttestationRow | undefined;
  for (const attestation of attestations) {
    if (
      attestation.criterion === id &&
      attestation.at <= now &&
      (!latest || attestation.at >= latest.at)
    ) {
      latest = attestation;
    }
  }
  return latest;
}
