import { text, type FoldEvent } from './FoldEvent';
import type { ReviewRow } from './ReviewRow';

/** Whom people asked to attest what, in order; one that lacks anything is none. */
export function foldReviews(events: FoldEvent[]): ReviewRow[] {
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
