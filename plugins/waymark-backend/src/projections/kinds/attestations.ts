import { parseInstant } from '../../kernel/time/instant';
import { text, type FoldEvent } from '../FoldEvent';
import { keyOf, type EventKey } from '../order';
import { OPEN, type RowKindDefinition } from './RowKindDefinition';

/** A person's word that a criterion is met. Times are epoch milliseconds. */
export type AttestationRow = EventKey & {
  /** Names it in the API */
  attestation: string;
  /** Entity ref of the model, group or platform it is about */
  subject: string;
  framework: string;
  /** Id of the criterion */
  criterion: string;
  statement: string;
  link: string;
  /** Entity ref of who attested */
  by: string;
  at: number;
  expiresAt: number;
};

/** What people attested; an attestation that lacks anything is none. */
export const attestations: RowKindDefinition<AttestationRow> = {
  key: keyOf,
  // What is attested stands until it expires, and then says so
  at: () => OPEN,
  place: row => [row.at, row.source, row.id],
  fold: ({ own }) => readAttestations(own),
};

function readAttestations(events: FoldEvent[]): AttestationRow[] {
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
