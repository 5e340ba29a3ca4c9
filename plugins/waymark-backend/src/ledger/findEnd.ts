import type { CdEvent } from 'backstage-plugin-waymark-common';
import type { Knex } from 'knex';
import { ledgerIncidentKey } from './incidentKey';

/**
 * Id of the latest end, by its own time, of the incident that an event is of,
 * from the same source, whose id begins with `prefix`.
 */
export async function findEnd(
  knex: Knex,
  event: CdEvent,
  prefix: string,
): Promise<string | undefined> {
  const end = await knex('events')
    .where({
      incident_key: ledgerIncidentKey(event)!,
      source: event.context.source,
    })
    .where('type', 'like', 'dev.cdevents.incident.resolved.%')
    .whereRaw('substr(event_id, 1, ?) = ?', [prefix.length, prefix])
    .orderBy([
      { column: 'time_ms', order: 'desc' },
      { column: 'event_id', order: 'desc' },
    ])
    .first('event_id');
  return end?.event_id;
}
