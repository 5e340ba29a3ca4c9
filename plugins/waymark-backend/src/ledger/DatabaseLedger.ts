import type { CdEvent } from '@waymark/backstage-plugin-waymark-common';
import type { Knex } from 'knex';
import { chunked, databaseNow } from '../database/dialect';
import { canonicalText, sha256 } from './digest';
import type {
  AppendVerdict,
  Ledger,
  LedgerEntry,
  LedgerEvent,
  ResolutionRule,
} from './Ledger';
import { ledgerIncidentKey } from './incidentKey';

type EventRow = {
  sequence: number | string;
  source: string;
  event_id: string;
  type: string;
  time_ms: number | string;
  arrived_ms: number | string;
  model: string | null;
  rule: string;
  door: string;
  sender: string;
  body: string;
};

type Prepared = {
  entry: LedgerEntry;
  key: string;
  digest: string;
  incidentKey?: string;
};

/** The ledger in SQLite or PostgreSQL. */
export class DatabaseLedger implements Ledger {
  static create(options: { database: Knex }): DatabaseLedger {
    return new DatabaseLedger(options.database);
  }

  private constructor(private readonly knex: Knex) {}

  async append(entries: LedgerEntry[]): Promise<AppendVerdict[]> {
    const prepared = entries.map(prepare);
    const first = new Map<string, Prepared>();
    for (const item of prepared) {
      if (!first.has(item.key)) first.set(item.key, item);
    }
    // Every transaction inserts in the same order, so that two of them
    // holding the same events wait for, but never block, one another.
    const distinct = [...first.values()].sort((a, b) =>
      a.key < b.key ? -1 : 1,
    );
    const { inserted, known } = await this.knex.transaction(async trx => {
      await lockIncidents(trx, distinct);
      const insertedKeys = await insertEvents(trx, distinct);
      const fresh = distinct.filter(({ key }) => insertedKeys.has(key));
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

  async readModel(
    model: string,
    options: { asOf?: number; trx?: Knex } = {},
  ): Promise<LedgerEvent[]> {
    const { asOf, trx: knex = this.knex } = options;
    const arrived = (query: Knex.QueryBuilder) => {
      if (asOf !== undefined) query.where('arrived_ms', '<=', asOf);
    };
    const own = await knex<EventRow>('events').where({ model }).modify(arrived);
    const also = await knex<EventRow>('events')
      .whereIn(
        'sequence',
        knex('event_models').where({ model }).select('sequence'),
      )
      .modify(arrived);
    const shared = await knex<EventRow>('events')
      .whereIn(
        'incident_key',
        knex('events')
          .where({ model })
          .whereNotNull('incident_key')
          .select('incident_key'),
      )
      .where(query => query.whereNot({ model }).orWhereNull('model'))
      .modify(arrived);
    return [
      ...own.map(toLedgerEvent),
      ...also.map((row: EventRow) => ({ ...toLedgerEvent(row), model })),
      ...shared.map(toLedgerEvent),
    ];
  }

  async readTypes(events: { source: string; id: string }[]): Promise<string[]> {
    const keys = events.map(({ source, id }) => eventKey(source, id));
    const types = new Map<string, string>();
    for (const chunk of chunked(keys)) {
      const rows = await this.knex('events')
        .whereIn('event_key', chunk)
        .select('event_key', 'type');
      for (const row of rows) types.set(row.event_key, row.type);
    }
    return keys.map(key => types.get(key)!);
  }

  async readDecisions(
    type: string,
    options: { model?: string } = {},
  ): Promise<LedgerEvent[]> {
    const rows = await this.knex<EventRow>('events')
      // Literal, or the planners would not use the index on these
      .whereRaw("door = 'portal'")
      .where({ type, ...options });
    return rows.map(toLedgerEvent);
  }

  async hasEvents(model: string): Promise<boolean> {
    const row = await this.knex('events')
      .where({ model })
      .whereNot({ door: 'portal' })
      .select('sequence')
      .first();
    return row !== undefined;
  }

  async listModels(): Promise<string[]> {
    const rows = await this.knex('events')
      .whereNotNull('model')
      .distinct<{ model: string }[]>('model');
    return rows.map(row => row.model);
  }
}

function eventKey(source: string, id: string): string {
  return sha256(canonicalText([source, id]));
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

function toLedgerEvent(row: EventRow): LedgerEvent {
  return {
    sequence: Number(row.sequence),
    source: row.source,
    id: row.event_id,
    type: row.type,
    time: Number(row.time_ms),
    arrivedAt: Number(row.arrived_ms),
    model: row.model ?? undefined,
    rule: row.rule as ResolutionRule,
    door: row.door,
    sender: row.sender,
    event: JSON.parse(row.body).data as CdEvent,
  };
}
