import type { CdEvent } from 'backstage-plugin-waymark-common';
import type { Knex } from 'knex';
import { chunked } from '../kernel/database/dialect';
import { pause } from '../kernel/time/pause';
import { appendEntries } from './appendEntries';
import { AppendQueue } from './AppendQueue';
import { readStoredEvent } from './currentCdEvent';
import { eventKey } from './eventKey';
import { findEnd } from './findEnd';
import { listModels } from './listModels';
import { shareIncidents } from './shareIncidents';
import type {
  AppendVerdict,
  Ledger,
  LedgerEntry,
  LedgerEvent,
  ResolutionRule,
} from './Ledger';

/** So many of a model's events are read at once. */
const PAGE = 1_000;

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
    const events = new Map<number, LedgerEvent>();
    const keys = new Set<string>();
    const keep = (
      rows: EventRow[],
      toEvent: (row: EventRow) => LedgerEvent,
    ) => {
      for (const row of rows) {
        if (events.has(Number(row.sequence))) continue;
        events.set(Number(row.sequence), toEvent(row));
        if (row.incident_key) keys.add(row.incident_key);
      }
    };
    for await (const page of readPages(knex, model, arrived)) {
      keep(page, toLedgerEvent);
    }
    const also = await knex<EventRow>('events')
      .whereIn('sequence', eventsAlsoOf(knex, model))
      .modify(arrived);
    keep(also, row => asOneOf(model, row));
    for (const chunk of chunked([...keys])) {
      const shared = await knex<EventRow>('events')
        .whereIn('incident_key', chunk)
        .where(query => query.whereNot({ model }).orWhereNull('model'))
        .modify(arrived);
      keep(shared, toLedgerEvent);
      await pause();
    }
    return [...events.values()];
  }

  findEnd(event: CdEvent, prefix: string): Promise<string | undefined> {
    return findEnd(this.knex, event, prefix);
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

/** A model's own events page by page: all at once would hold up the thread. */
async function* readPages(
  knex: Knex,
  model: string,
  arrived: (query: Knex.QueryBuilder) => void,
): AsyncGenerator<EventRow[]> {
  let last: EventRow | undefined;
  do {
    const query = knex<EventRow>('events').where({ model }).modify(arrived);
    if (last) {
      const { time_ms: time, sequence } = last;
      // The first condition alone is one that an index has
      query
        .where('time_ms', '>=', time)
        .whereRaw('(time_ms, sequence) > (?, ?)', [time, sequence]);
    }
    const page: EventRow[] = await query
      .orderBy(['time_ms', 'sequence'])
      .limit(PAGE);
    yield page;
    last = page.length === PAGE ? page.at(-1) : undefined;
    if (last) await pause();
  } while (last);
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
