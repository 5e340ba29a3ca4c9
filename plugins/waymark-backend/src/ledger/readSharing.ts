import type { Knex } from 'knex';
import { chunked } from '../kernel/database/dialect';

/** Models that incident events count for, by the incident's key. */
export async function readSharing(
  knex: Knex,
  keys: string[],
): Promise<Map<string, string[]>> {
  const sharing = new Map<string, string[]>();
  for (const chunk of chunked([...new Set(keys)])) {
    const rows = await knex('events')
      .leftJoin('event_models', 'event_models.sequence', 'events.sequence')
      .whereIn('incident_key', chunk)
      .distinct('incident_key', {
        own: 'events.model',
        assigned: 'event_models.model',
      });
    for (const { incident_key: key, own, assigned } of rows) {
      const model = own ?? assigned;
      if (model) sharing.set(key, [...(sharing.get(key) ?? []), model]);
    }
  }
  return sharing;
}
