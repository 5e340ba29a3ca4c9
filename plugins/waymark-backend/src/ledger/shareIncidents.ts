import type { Knex } from 'knex';
import { chunked } from '../kernel/database/dialect';

/** Stands in `pending` for a model: other models may share the event's incident. */
export const TO_SHARE = '';

/**
 * Marks incident events for the other models that have events of the same
 * incident. It looks only at what is committed: of two events appended at the
 * same time, whichever is looked at last sees both, and a model that comes to
 * an incident later reads all of it.
 */
export async function shareIncidents(knex: Knex): Promise<void> {
  let marks;
  do {
    marks = await knex('pending')
      .where({ model: TO_SHARE })
      .orderBy('sequence')
      .limit(1000)
      .select<{ sequence: number | string }[]>('sequence');
    for (const chunk of chunked(marks.map(({ sequence }) => sequence))) {
      await knex.transaction(trx => share(trx, chunk));
    }
  } while (marks.length > 0);
}

async function share(trx: Knex, sequences: (number | string)[]): Promise<void> {
  const sharing = await trx('events as event')
    .join('events as other', 'other.incident_key', 'event.incident_key')
    .leftJoin('event_models as also', 'also.sequence', 'other.sequence')
    .whereIn('event.sequence', sequences)
    .distinct<
      { sequence: number | string; own?: string; also?: string; is?: string }[]
    >({
      sequence: 'event.sequence',
      is: 'event.model',
      own: 'other.model',
      also: 'also.model',
    });
  const marks = new Map<string, { model: string; sequence: number }>();
  for (const { sequence, is, own, also } of sharing) {
    const model = own ?? also;
    if (!model || model === is) continue;
    marks.set(`${model} ${sequence}`, { model, sequence: Number(sequence) });
  }
  // In one order everywhere, so that two replicas do not block one another
  const ordered = [...marks].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const chunk of chunked(ordered.map(([, mark]) => mark))) {
    await trx('pending')
      .insert(chunk)
      .onConflict(['model', 'sequence'])
      .ignore();
  }
  await trx('pending')
    .where({ model: TO_SHARE })
    .whereIn('sequence', sequences)
    .delete();
}
