import type { CdEvent } from 'backstage-plugin-waymark-common';
import { WAYMARK_EVENT_PREFIX } from 'backstage-plugin-waymark-common';
import type { Knex } from 'knex';
import { chunked } from '../kernel/database/dialect';
import { canonicalText, sha256 } from './digest';
import { eventKey } from './eventKey';
import type { LedgerEntry } from './Ledger';

/** An entry that is new to the ledger, with its keys. */
export type FreshEntry = {
  entry: LedgerEntry;
  key: string;
  incidentKey?: string;
};

const WITHDRAWN = `${WAYMARK_EVENT_PREFIX}event.withdrawn.`;

/**
 * Keeps the list of unassigned events up with what is appended: new ones come
 * in, assigned ones go, those whose assignment is withdrawn come back. Call it
 * in the transaction that appends.
 */
export async function keepUnassigned(
  trx: Knex,
  fresh: FreshEntry[],
): Promise<void> {
  const unassigned = fresh.filter(
    ({ entry }) => !entry.model && entry.door !== 'portal',
  );
  for (const chunk of chunked(unassigned.map(toUnassignedRow))) {
    await trx('unassigned').insert(chunk).onConflict('event_key').ignore();
  }
  await markAssigned(trx, fresh);
  for (const { entry } of fresh) {
    if (!entry.event.context.type.startsWith(WITHDRAWN)) continue;
    const { source, id } = entry.event.subject.content.event as {
      source: string;
      id: string;
    };
    await trx('unassigned')
      .where({ assigned_by: eventKey(source, id) })
      .update({ assigned_by: null, model: null });
  }
}

async function markAssigned(trx: Knex, fresh: FreshEntry[]): Promise<void> {
  const assigned = fresh.flatMap(({ entry: { assigns, model }, key }) =>
    assigns && model
      ? [{ target: eventKey(assigns.source, assigns.id), key, model }]
      : [],
  );
  for (const chunk of chunked(assigned)) {
    const choose = (value: (each: (typeof assigned)[number]) => string) =>
      trx.raw(
        `case event_key ${chunk.map(() => 'when ? then ?').join(' ')} end`,
        chunk.flatMap(each => [each.target, value(each)]),
      );
    await trx('unassigned')
      .whereIn(
        'event_key',
        chunk.map(({ target }) => target),
      )
      .whereNull('assigned_by')
      .update({
        assigned_by: choose(({ key }) => key),
        model: choose(({ model }) => model),
        assignments: trx.raw('assignments + 1'),
      });
  }
}

/** What stands in the list of an event without a model. */
export function toUnassignedRow({
  entry,
  key,
  incidentKey,
}: Pick<FreshEntry, 'key' | 'incidentKey'> & {
  entry: Pick<LedgerEntry, 'event' | 'hints' | 'time'>;
}) {
  const { event, hints = [], time } = entry;
  const { source, type } = event.context;
  const subject = hints.length === 0 ? subjectOf(event) : undefined;
  return {
    event_key: key,
    group_key: sha256(canonicalText([source, type, hints, subject ?? null])),
    source,
    type,
    hints: JSON.stringify(hints),
    subject: subject ?? null,
    incident_key: incidentKey ?? null,
    time_ms: time,
  };
}

/** The artifact, whichever its version, else the repository an event is about. */
function subjectOf({ context, subject, customData }: CdEvent) {
  const artifact = /\.artifact\.[a-z]+\./.test(context.type)
    ? subject.id
    : subject.content.artifactId;
  if (typeof artifact === 'string') return artifact.replace(/@[^@/]*$/, '');
  const repository: unknown = customData?.waymark?.change?.repository;
  return typeof repository === 'string' ? repository : undefined;
}
