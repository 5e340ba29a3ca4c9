import type { Knex } from 'knex';
import { chunked, databaseNow } from '../database/dialect';
import { canonicalText, sha256 } from './digest';
import { eventKey } from './eventKey';
import { ledgerIncidentKey } from './incidentKey';
import { keepUnassigned } from './keepUnassigned';
import type { AppendVerdict, LedgerEntry } from './Ledger';

type Prepared = {
  entry: LedgerEntry;
  key: string;
  digest: string;
  incidentKey?: string;
};

/**
 * Appends in one transaction and marks the models touched as dirty. Verdicts
 * stand in the order of the entries.
 */
export async function appendEntries(
  knex: Knex,
  entries: LedgerEntry[],
): Promise<AppendVerdict[]> {
  const prepared = entries.map(prepare);
  const first = new Map<string, Prepared>();
  for (const item of prepared) {
    if (!first.has(item.key)) first.set(item.key, item);
  }
  // Every transaction inserts in the same order, so that two of them
  // holding the same events wait for, but never block, one another.
  const distinct = [...first.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  const { inserted, known } = await knex.transaction(async trx => {
    await lockIncidents(trx, distinct);
    const insertedKeys = await insertEvents(trx, distinct);
    const fresh = distinct.filter(({ key }) => insertedKeys.has(key));
    await keepUnassigned(trx, fresh);
    await markDirty(trx, fresh);
    const knownDigests = await readDigests(
      trx,
      distinct.filter(({ key }) => !insertedKeys.has(key)),
    );
    const conflicts = prepared.filter(
      ({ key, digest }) =>
        (knownDigests.get(key) ?? first.get(key)!.digest) !== digest,
    );
    await keepConflicts(trx, conflicts);
    return { inserted: insertedKeys, known: knownDigests };
  });
  return prepared.map(item => {
    const { key, digest } = item;
    if (inserted.has(key) && first.get(key) === item) return 'accepted';
    const digestOnRecord = known.get(key) ?? first.get(key)!.digest;
    return digestOnRecord === digest ? 'duplicate' : 'conflict';
  });
}

function prepare(entry: LedgerEntry): Prepared {
  const { source, id } = entry.event.context;
  return {
    entry,
    key: eventKey(source, id),
    digest: sha256(canonicalText(entry.event)),
    incidentKey: ledgerIncidentKey(entry.event),
  };
}

async function lockIncidents(trx: Knex, items: Prepared[]): Promise<void> {
  const keys = [
    ...new Set(items.flatMap(({ incidentKey }) => incidentKey ?? [])),
  ].sort();
  for (const incident_key of keys) {
    await trx('incident_locks')
      .insert({ incident_key, generation: 1 })
      .onConflict('incident_key')
      .merge({ generation: trx.raw('incident_locks.generation + 1') });
  }
}

async function insertEvents(
  trx: Knex,
  items: Prepared[],
): Promise<Set<string>> {
  const sequences = new Map<string, number | string>();
  const now = databaseNow(trx);
  for (const chunk of chunked(items)) {
    const rows = await trx('events')
      .insert(
        chunk.map(({ entry, key, digest, incidentKey }) => ({
          event_key: key,
          source: entry.event.context.source,
          event_id: entry.event.context.id,
          type: entry.event.context.type,
          time_ms: entry.time,
          arrived_ms: now,
          model: entry.model ?? null,
          rule: entry.rule,
          door: entry.door,
          sender: entry.sender,
          incident_key: incidentKey ?? null,
          digest,
          body: entry.body,
        })),
      )
      .onConflict('event_key')
      .ignore()
      .returning(['event_key', 'sequence']);
    for (const row of rows) sequences.set(row.event_key, row.sequence);
  }
  const further = items.flatMap(({ entry, key }) =>
    sequences.has(key)
      ? (entry.alsoModels ?? []).map(model => ({
          model,
          sequence: sequences.get(key)!,
        }))
      : [],
  );
  for (const chunk of chunked(further)) await trx('event_models').insert(chunk);
  return new Set(sequences.keys());
}

async function markDirty(trx: Knex, fresh: Prepared[]): Promise<void> {
  const models = new Set<string>();
  for (const { entry } of fresh) {
    if (entry.model) models.add(entry.model);
    for (const model of entry.alsoModels ?? []) models.add(model);
  }
  const incidentKeys = fresh.flatMap(({ incidentKey }) => incidentKey ?? []);
  for (const chunk of chunked(incidentKeys)) {
    const sharing = await trx('events')
      .whereIn('incident_key', chunk)
      .whereNotNull('model')
      .distinct<{ model: string }[]>('model');
    for (const { model } of sharing) models.add(model);
  }
  for (const chunk of chunked([...models].sort())) {
    await trx('dirty')
      .insert(chunk.map(model => ({ model, generation: 1 })))
      .onConflict('model')
      .merge({ generation: trx.raw('dirty.generation + 1') });
  }
}

async function readDigests(
  trx: Knex,
  items: Prepared[],
): Promise<Map<string, string>> {
  const digests = new Map<string, string>();
  for (const chunk of chunked(items)) {
    const rows = await trx('events')
      .whereIn(
        'event_key',
        chunk.map(({ key }) => key),
      )
      .select('event_key', 'digest');
    for (const row of rows) digests.set(row.event_key, row.digest);
  }
  return digests;
}

async function keepConflicts(trx: Knex, items: Prepared[]): Promise<void> {
  const now = databaseNow(trx);
  for (const chunk of chunked(items)) {
    await trx('conflicts')
      .insert(
        chunk.map(({ entry, key, digest }) => ({
          event_key: key,
          digest,
          source: entry.event.context.source,
          event_id: entry.event.context.id,
          arrived_ms: now,
          door: entry.door,
          sender: entry.sender,
          body: entry.body,
        })),
      )
      .onConflict(['event_key', 'digest'])
      .ignore();
  }
}
