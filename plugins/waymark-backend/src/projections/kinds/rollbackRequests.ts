import { text, type FoldEvent } from '../FoldEvent';
import type { RowKindDefinition } from './RowKindDefinition';

/** A rollback somebody asked for in the portal. Times are epoch milliseconds. */
export type RollbackRequestRow = {
  id: string;
  requestedAt: number;
  requestedBy?: string;
};

/** Rollbacks asked for in the portal, by id. */
export const rollbackRequests: RowKindDefinition<RollbackRequestRow> = {
  key: row => row.id,
  at: row => row.requestedAt,
  place: row => [row.requestedAt, row.id],
  fold: ({ events }) => readRequests(events),
};

function readRequests(events: FoldEvent[]): RollbackRequestRow[] {
  const byId = new Map<string, RollbackRequestRow>();
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
