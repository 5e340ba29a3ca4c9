import type { Knex } from 'knex';
import { differingPaths } from './differingPaths';

/** An event refused because its id was known with other content. */
export type ConflictRecord = {
  sequence: number;
  source: string;
  eventId: string;
  type: string;
  /** Epoch milliseconds */
  arrivedAt: number;
  door: string;
  sender: string;
  /** Of the event that counts; undefined while it is unassigned */
  model?: string;
  /** When the event that counts arrived, epoch milliseconds */
  keptAt: number;
  /** JSON pointers to what the two say differently, the first few */
  differs: string[];
};

type ConflictRow = {
  sequence: number | string;
  source: string;
  event_id: string;
  arrived_ms: number | string;
  door: string;
  sender: string;
  body: string;
  type: string;
  model: string | null;
  kept_ms: number | string;
  kept_body: string;
};

/** Reads the conflicts the ledger keeps. */
export class ConflictReader {
  static create(options: { database: Knex }): ConflictReader {
    return new ConflictReader(options.database);
  }

  private constructor(private readonly knex: Knex) {}

  /** Newest first; those of one sender at one door when given */
  async list(options: {
    limit: number;
    before?: number;
    from?: { sender: string; door: string };
  }): Promise<ConflictRecord[]> {
    const { limit, before, from } = options;
    const query = this.knex<ConflictRow>('conflicts')
      .join('events', 'events.event_key', 'conflicts.event_key')
      .orderBy('conflicts.sequence', 'desc')
      .limit(limit)
      .select(
        'conflicts.sequence',
        'conflicts.source',
        'conflicts.event_id',
        'conflicts.arrived_ms',
        'conflicts.door',
        'conflicts.sender',
        'conflicts.body',
        'events.type',
        'events.model',
        'events.arrived_ms as kept_ms',
        'events.body as kept_body',
      );
    if (before !== undefined) query.where('conflicts.sequence', '<', before);
    if (from) {
      query.where({
        'conflicts.sender': from.sender,
        'conflicts.door': from.door,
      });
    }
    return (await query).map(toRecord);
  }
}

function toRecord(row: ConflictRow): ConflictRecord {
  return {
    sequence: Number(row.sequence),
    source: row.source,
    eventId: row.event_id,
    type: row.type,
    arrivedAt: Number(row.arrived_ms),
    door: row.door,
    sender: row.sender,
    model: row.model ?? undefined,
    keptAt: Number(row.kept_ms),
    // Retention empties bodies
    differs:
      row.kept_body && row.body
        ? differingPaths(JSON.parse(row.kept_body), JSON.parse(row.body))
        : [],
  };
}
