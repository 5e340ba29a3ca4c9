import type { CdEvent } from 'backstage-plugin-waymark-common';
import type { Knex } from 'knex';
import { chunked, databaseNow } from '../kernel/database/dialect';
import { markRebuild } from './pending';

/** An event older than the limit, with the models it, or its incident, counts for. */
export type OldEvent = {
  sequence: number;
  key: string;
  source: string;
  id: string;
  type: string;
  incidentKey?: string;
  models: string[];
  event: CdEvent;
};

/**
 * Leaves tombstones of events, and has the models they counted for rebuilt
 * without them, in one transaction.
 *
 * @returns how many were removed
 */
export async function removeBodies(
  knex: Knex,
  events: OldEvent[],
): Promise<number> {
  if (events.length === 0) return 0;
  return knex.transaction(async trx => {
    for (const chunk of chunked(events)) {
      await trx('events')
        .whereIn(
          'sequence',
          chunk.map(({ sequence }) => sequence),
        )
        .update({ body: '', removed_ms: databaseNow(trx) });
      await trx('unassigned')
        .whereIn(
          'event_key',
          chunk.map(({ key }) => key),
        )
        .delete();
    }
    const models = new Set(events.flatMap(event => event.models));
    await markRebuild(trx, [...models].sort());
    return events.length;
  });
}
