import { text, type FoldEvent } from './FoldEvent';
import type { RollbackRequestRow } from './rows';

/** Rollbacks asked for in the portal, by id. */
export function foldRollbackRequests(
  events: FoldEvent[],
  known: RollbackRequestRow[],
): RollbackRequestRow[] {
  const byId = new Map(known.map(row => [row.id, row]));
  for (const event of events) {
    if (event.kind !== 'waymark-rollback.requested') continue;
    byId.set(event.subjectId, {
      id: event.subjectId,
      requestedAt: event.time,
      requestedBy: text(event.content.by),
    });
  }
  return [...byId.values()];
}
