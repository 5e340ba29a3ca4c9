import { parseInstant } from '../kernel/time/instant';
import type { AttestationRow } from './AttestationRow';
import { text, type FoldEvent } from './FoldEvent';

/** What people attested, in order; an attestation that lacks anything is none. */
export function foldAttestations(events: FoldEvent[]): AttestationRow[] {
  return events
    .filter(({ kind }) => kind === 'waymark-control.attested')
    .flatMap(({ source, id, time, subjectId, content }) => {
      const framework = text(content.framework);
      const criterion = text(content.criterion);
      const statement = text(content.statement);
      const link = text(content.link);
      const by = text(content.by);
      const expiresAt = parseInstant(content.expiresAt);
      if (!framework || !criterion || !statement || !link || !by) return [];
      if (expiresAt === undefined) return [];
      return {
        source,
        id,
        attestation: text(content.attestation) ?? id,
        subject: subjectId,
        framework,
        criterion,
        statement,
        link,
        by,
        at: time,
        expiresAt,
      };
    });
}
