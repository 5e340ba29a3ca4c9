import type { Review } from 'backstage-plugin-waymark-common';
import type { AttestationRow } from '../projections/rows';
import type { ReviewRow } from '../projections/rows';
import { formatInstant } from '../kernel/time/instant';
import { toAttestation } from './toAttestation';

/** A review as the API tells it, with what answered it. */
export function toReview(row: ReviewRow, answer?: AttestationRow): Review {
  const { review, subject, framework, criterion, reviewer } = row;
  return {
    id: review,
    subject,
    framework,
    criterion,
    reviewer,
    note: row.note ?? null,
    by: row.by,
    at: formatInstant(row.at),
    answer: answer ? toAttestation(answer) : null,
  };
}
