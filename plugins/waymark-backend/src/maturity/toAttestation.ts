import type { Attestation } from 'backstage-plugin-waymark-common';
import type { AttestationRow } from '../projections/rows';
import { formatInstant } from '../kernel/time/instant';

/** An attestation as the API tells it. */
export function toAttestation(row: AttestationRow): Attestation {
  const { attestation, subject, framework, criterion } = row;
  const { statement, link, by, at, expiresAt } = row;
  return {
    id: attestation,
    subject,
    framework,
    criterion,
    statement,
    link,
    by,
    at: formatInstant(at),
    expiresAt: formatInstant(expiresAt),
  };
}
