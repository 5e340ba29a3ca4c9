import type { CdEvent, EventName } from 'backstage-plugin-waymark-common';
import type { Knex } from 'knex';
import { chunked } from '../kernel/database/dialect';
import { readStoredEvent } from './currentCdEvent';
import { eventKey } from './eventKey';

/** One event as the ledger has it, whoever's it is. Times epoch milliseconds. */
export type FoundEvent = EventName & {
  type: string;
  time: number;
  /** Whether the portal itself appended it */
  decided: boolean;
  /** Refs of the models it counts for, those it was assigned to included */
  models: string[];
  event: CdEvent;
};

/** Finds events by name, whatever model they are of. */
export class EventLookup {
  static create(options: { database: Knex }): EventLookup {
    return new EventLookup(options.database);
  }

  private constructor(private readonly knex: Knex) {}

  /** In no order; those the ledger does not have are left out */
  async find(names: EventName[]): Promise<FoundEvent[]> {
    const keys = [
      ...new Set(names.map(each => eventKey(each.source, each.id))),
    ];
    const found: FoundEvent[] = [];
    for (const chunk of chunked(keys)) {
      const rows = await this.knex('events')
        .whereIn('event_key', chunk)
        .whereNull('removed_ms');
      const further = await this.#furtherModels(chunk);
      const assigned = await this.#assignedTo(chunk);
      for (const row of rows) {
        found.push({
          source: row.source,
          id: row.event_id,
          type: row.type,
          time: Number(row.time_ms),
          decided: row.door === 'portal',
          // The ledger keeps assignments that were taken back
          models: row.model
            ? [row.model, ...(further.get(row.event_key) ?? [])]
            : assigned.get(row.event_key) ?? [],
          event: readStoredEvent(row.body),
        });
      }
    }
    return found;
  }

  async #furtherModels(keys: string[]): Promise<Map<string, string[]>> {
    const rows = await this.knex('event_models')
      .join('events', 'events.sequence', 'event_models.sequence')
      .whereIn('events.event_key', keys)
      .select({ key: 'events.event_key', model: 'event_models.model' });
    const models = new Map<string, string[]>();
    for (const { key, model } of rows) {
      models.set(key, [...(models.get(key) ?? []), model]);
    }
    return models;
  }

  async #assignedTo(keys: string[]): Promise<Map<string, string[]>> {
    const rows = await this.knex('unassigned')
      .whereIn('event_key', keys)
      .whereNotNull('model')
      .select('event_key', 'model');
    return new Map(rows.map(row => [row.event_key, [row.model]]));
  }
}
