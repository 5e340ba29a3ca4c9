import { text, type FoldEvent } from '../FoldEvent';
import { keyOf, type EventKey } from '../order';
import { OPEN, type RowKindDefinition } from './RowKindDefinition';

/** Somebody asked for a person's word on a criterion. Times are epoch milliseconds. */
export type ReviewRow = EventKey & {
  /** Names it in the API */
  review: string;
  /** Entity ref of the model, group or platform it is about */
  subject: string;
  framework: string;
  /** Id of the criterion */
  criterion: string;
  /** Entity ref of the user or group asked */
  reviewer: string;
  note?: string;
  /** Entity ref of who asked */
  by: string;
  at: number;
};

/** Whom people asked to attest what; a request that lacks anything is none. */
export const reviews: RowKindDefinition<ReviewRow> = {
  key: keyOf,
  at: () => OPEN,
  place: row => [row.at, row.source, row.id],
  fold: ({ own }) => readReviews(own),
};

function readReviews(events: FoldEvent[]): ReviewRow[] {
  return events
    .filter(({ kind }) => kind === 'waymark-review.requested')
    .flatMap(({ source, id, time, subjectId, content }) => {
      const framework = text(content.framework);
      const criterion = text(content.criterion);
      const reviewer = text(content.reviewer);
      const by = text(content.by);
      if (!framework || !criterion || !reviewer || !by) return [];
      return {
        source,
        id,
        review: text(content.review) ?? id,
        subject: subjectId,
        framework,
        criterion,
        reviewer,
        note: text(content.note),
        by,
        at: time,
      };
    });
}
