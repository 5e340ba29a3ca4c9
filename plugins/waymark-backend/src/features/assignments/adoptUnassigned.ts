import type { ModelAnnotation } from 'backstage-plugin-waymark-node';
import type { Knex } from 'knex';
import { chunked } from '../../kernel/database/dialect';
import { hintsOf } from '../../intake/ingest/ModelResolver';
import { readStoredEvent } from '../../ledger/currentCdEvent';
import { toUnassignedRow } from '../../ledger/keepUnassigned';

const AT_ONCE = 1_000;

/**
 * Lists unassigned events that came before they were listed, or were lost from
 * the list, by the names that stand in the events themselves.
 */
export async function adoptUnassigned(
  knex: Knex,
  annotations: readonly ModelAnnotation[],
): Promise<void> {
  for (;;) {
    const rows = await knex('events')
      .leftJoin('unassigned', 'unassigned.event_key', 'events.event_key')
      .leftJoin('event_models', 'event_models.sequence', 'events.sequence')
      .whereNull('events.model')
      .whereNull('events.removed_ms')
      .whereNull('unassigned.event_key')
      .whereNull('event_models.sequence')
      .whereNot({ door: 'portal' })
      .limit(AT_ONCE)
      .select('events.event_key', 'events.incident_key', 'events.time_ms')
      .select('events.body');
    if (rows.length === 0) return;
    for (const chunk of chunked(rows)) {
      await knex('unassigned')
        .insert(chunk.map(row => toRow(row, annotations)))
        .onConflict('event_key')
        .ignore();
    }
  }
}

function toRow(row: any, annotations: readonly ModelAnnotation[]) {
  const event = readStoredEvent(row.body);
  return toUnassignedRow({
    key: row.event_key,
    incidentKey: row.incident_key ?? undefined,
    entry: {
      event,
      time: Number(row.time_ms),
      hints: hintsOf(event, annotations),
    },
  });
}
