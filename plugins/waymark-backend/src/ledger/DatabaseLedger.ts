import type { Knex } from 'knex';
import { chunked } from '../kernel/database/dialect';
import { appendEntries } from './appendEntries';
import { AppendQueue } from './AppendQueue';
import { readStoredEvent } from './currentCdEvent';
import { eventKey } from './eventKey';
import { sha256 } from './digest';
import { listModels } from './listModels';
import { shareIncidents } from './shareIncidents';
import type {
  AppendVerdict,
  Ledger,
  LedgerEntry,
  LedgerEvent,
  ResolutionRule,
} from './Ledger';

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
  incident_key: string | null;
  body: string;
};

/** The ledger in SQLite or PostgreSQL. */
export class DatabaseLedger implements Ledger {
  static create(options: { database: Knex }): DatabaseLedger {
    return new DatabaseLedger(options.database);
  }

  readonly #queue = new AppendQueue(entries =>
    appendEntries(this.knex, entries),
  );

  private constructor(private readonly knex: Knex) {}

  append(entries: LedgerEntry[]): Promise<AppendVerdict[]> {
    return this.#queue.append(entries);
  }

  shareIncidents(): Promise<void> {
    return shareIncidents(this.knex);
  }

  async readModel(
    model: string,
    options: { asOf?: number; trx?: Knex } = {},
  ): Promise<LedgerEvent[]> {
    const { asOf, trx: knex = this.knex } = options;
    const arrived = (query: Knex.QueryBuilder) => {
      query.whereNull('removed_ms');
      if (asOf !== undefined) query.where('arrived_ms', '<=', asOf);
    };
    const own = await knex<EventRow>('events').where({ model }).modify(arrived);
    const also = await knex<EventRow>('events')
      .whereIn('sequence', eventsAlsoOf(knex, model))
      .modify(arrived);
    const known = new Set([...own, ...also].map(row => String(row.sequence)));
    const keys = [...own, ...also].flatMap(row => row.incident_key ?? []);
    const shared: EventRow[] = [];
    for (const chunk of chunked([...new Set(keys)])) {
      const rows: EventRow[] = await knex<EventRow>('events')
        .whereIn('incident_key', chunk)
        .modify(arrived);
      shared.push(...rows.filter(row => !known.has(String(row.sequence))));
    }
    return [
      ...own.map(toLedgerEvent),
      ...also.map((row: EventRow) => asOneOf(model, row)),
      ...shared.map(toLedgerEvent),
    ];
  }

  async readEvents(
    model: string,
    sequences: number[],
    trx: Knex,
  ): Promise<LedgerEvent[]> {
    const events: LedgerEvent[] = [];
    for (const chunk of chunked(sequences)) {
      const rows = await trx<EventRow>('events')
        .whereIn('sequence', chunk)
        .whereNull('removed_ms');
      const also = await eventsAlsoOf(trx, model).whereIn('sequence', chunk);
      const ofModel = new Set(also.map(row => String(row.sequence)));
      for (const row of rows) {
        events.push(
          ofModel.has(String(row.sequence))
            ? asOneOf(model, row)
            : toLedgerEvent(row),
        );
      }
    }
    return events;
  }

  async findShared(
    model: string,
    keys: string[],
    trx: Knex,
  ): Promise<Set<string>> {
    const digests = new Map(keys.map(key => [sha256(key), key]));
    const shared = new Set<string>();
    for (const chunk of chunked([...digests.keys()])) {
      const rows = await trx('events')
        .whereIn('incident_key', chunk)
        .where(query => query.whereNot({ model }).orWhereNull('model'))
        .distinct<{ incident_key: string }[]>('incident_key');
      for (const row of rows) shared.add(digests.get(row.incident_key)!);
    }
    return shared;
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
    const own = await this.knex('events')
      .where({ model })
      .whereNot({ door: 'portal' })
      .first('sequence');
    return (
      own !== undefined || Boolean(await eventsAlsoOf(this.knex, model).first())
    );
  }

  listModels(): Promise<string[]> {
    return listModels(this.knex);
  }
}

/** Sequences of the events that count for a model besides its own. */
function eventsAlsoOf(knex: Knex, model: string) {
  return knex('event_models').where({ model }).select('sequence');
}

/** An event of several models as one of this; an unassigned one stays so. */
function asOneOf(model: string, row: EventRow): LedgerEvent {
  return {
    ...toLedgerEvent(row),
    model: row.model === null ? undefined : model,
  };
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
    event: readStoredEvent(row.body),
  };
}
