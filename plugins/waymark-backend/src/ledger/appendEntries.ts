import type { Knex } from 'knex';
import { chunked, isPostgres } from '../kernel/database/dialect';
import { MOST_AT_ONCE } from '../kernel/database/insertsOf';
import { eventKey } from './eventKey';
import { ledgerIncidentKey } from './incidentKey';
import { insertMarked, type MarkedEvent } from './insertMarked';
import { keepConflicts, readDigests } from './keepConflicts';
import { keepUnassigned } from './keepUnassigned';
import { TO_SHARE } from './shareIncidents';
import type { AppendVerdict, LedgerEntry } from './Ledger';

type Prepared = {
  entry: LedgerEntry;
  key: string;
  digest: string;
  incidentKey?: string;
};

type Inserted = Prepared & { sequence: number };

/**
 * Appends in one transaction and marks what the models touched have to fold.
 * Verdicts stand in the order of the entries.
 *
 * @param options - without `marks` nothing has to be folded: who appends writes
 *   the rows that follow, in the same transaction
 */
export async function appendEntries(
  knex: Knex,
  entries: LedgerEntry[],
  { marks = true }: { marks?: boolean } = {},
): Promise<AppendVerdict[]> {
  const prepared = entries.map(prepare);
  const first = new Map<string, Prepared>();
  for (const item of prepared) {
    if (!first.has(item.key)) first.set(item.key, item);
  }
  // Every transaction inserts in the same order, so that two of them
  // holding the same events wait for, but never block, one another.
  const distinct = [...first.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  const { inserted, known } = await inTransaction(knex, distinct, async trx => {
    const sequences = await insertMarked(
      trx,
      distinct.map(item => toInsert(item, marks)),
    );
    const fresh = distinct.flatMap(item => {
      const sequence = sequences.get(item.key);
      return sequence === undefined ? [] : [{ ...item, sequence }];
    });
    await keepUnassigned(trx, fresh);
    await addToModels(trx, fresh);
    const knownDigests = await readDigests(
      trx,
      distinct.filter(({ key }) => !sequences.has(key)),
    );
    const conflicts = prepared
      .filter(
        ({ key, digest }) =>
          (knownDigests.get(key) ?? first.get(key)!.digest) !== digest,
      )
      // As above
      .sort((a, b) => (a.key + a.digest < b.key + b.digest ? -1 : 1));
    await keepConflicts(trx, conflicts);
    return { inserted: sequences, known: knownDigests };
  });
  return prepared.map(item => {
    const { key, digest } = item;
    if (inserted.has(key) && first.get(key) === item) return 'accepted';
    const digestOnRecord = known.get(key) ?? first.get(key)!.digest;
    return digestOnRecord === digest ? 'duplicate' : 'conflict';
  });
}

/**
 * On PostgreSQL a few events that say their model are appended by one
 * statement, which needs no transaction around it; conflicts with what was
 * there before are found again when the sender tries again.
 */
async function inTransaction<T>(
  knex: Knex,
  items: Prepared[],
  work: (trx: Knex) => Promise<T>,
): Promise<T> {
  const isOneStatement =
    isPostgres(knex) &&
    items.length <= MOST_AT_ONCE &&
    items.every(({ entry }) => {
      const { model, alsoModels, door } = entry;
      return model && !alsoModels?.length && door !== 'portal';
    });
  return isOneStatement ? work(knex) : knex.transaction(work);
}

function toInsert(item: Prepared, marks: boolean): MarkedEvent {
  const { entry, key, digest, incidentKey } = item;
  const { context } = entry.event;
  return {
    row: {
      event_key: key,
      source: context.source,
      event_id: context.id,
      type: context.type,
      time_ms: entry.time,
      model: entry.model ?? null,
      rule: entry.rule,
      door: entry.door,
      sender: entry.sender,
      incident_key: incidentKey ?? null,
      digest,
      body: entry.body,
    },
    models: marks ? modelsToFold(item) : [],
  };
}

function modelsToFold({ entry, incidentKey }: Prepared): string[] {
  const models = new Set(entry.alsoModels);
  if (entry.model) models.add(entry.model);
  // Of which other models' incidents it is a part is found out once all see it
  if (incidentKey) models.add(TO_SHARE);
  return [...models];
}

function prepare(entry: LedgerEntry): Prepared {
  const { source, id } = entry.event.context;
  return {
    entry,
    key: eventKey(source, id),
    digest: entry.digest,
    incidentKey: ledgerIncidentKey(entry.event),
  };
}

/** Further models an event counts for, and models events are assigned to. */
async function addToModels(trx: Knex, fresh: Inserted[]): Promise<void> {
  const further = fresh.flatMap(({ entry, sequence }) =>
    (entry.alsoModels ?? []).map(model => ({ model, sequence })),
  );
  const assigned = fresh.flatMap(({ entry: { assigns, model } }) =>
    assigns && model
      ? [{ key: eventKey(assigns.source, assigns.id), model }]
      : [],
  );
  for (const chunk of chunked(assigned)) {
    const targets = await trx('events')
      .whereIn(
        'event_key',
        chunk.map(({ key }) => key),
      )
      .whereNull('model')
      .select('event_key', 'sequence');
    const sequences = new Map(
      targets.map(row => [row.event_key, Number(row.sequence)]),
    );
    for (const { key, model } of chunk) {
      const sequence = sequences.get(key);
      if (sequence !== undefined) further.push({ model, sequence });
    }
  }
  for (const chunk of chunked(further)) {
    await trx('event_models')
      .insert(chunk)
      .onConflict(['model', 'sequence'])
      .ignore();
  }
}
