import type { AttestationRow } from '../projections/rows';
import type { ReviewRow } from '../projections/rows';

/**
 * The first attestation of what a review asks for, made since it was asked; a
 * review without one is open. Taking the attestation back opens it again.
 *
 * @param attestations - of the same subject
 */
export function answerOf(
  review: ReviewRow,
  attestations: AttestationRow[],
): AttestationRow | undefined {
  return attestations
    .filter(
      ({ framework, criterion, at }) =>
        framework === review.framework &&
        criterion === review.criterion &&
        at >= review.at,
    )
    .sort((a, b) => a.at - b.at)[0];
}
