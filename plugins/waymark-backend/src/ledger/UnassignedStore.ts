import type {
  EventName,
  UnassignedGroup,
} from 'backstage-plugin-waymark-common';
import type { ModelHint } from 'backstage-plugin-waymark-node';
import type { Knex } from 'knex';
import { chunked } from '../kernel/database/dialect';
import { eventKey } from './eventKey';
import { pageOf, type Page, type PageQuery } from '../kernel/http/page';
import { formatInstant } from '../kernel/time/instant';

/** Who sent an event, and through which door. */
export type SentBy = { name: string; door: string };

/** An event that names no model, and what became of it. */
export type UnassignedRecord = EventName & {
  type: string;
  /** How often it was assigned, those taken back included */
  assignments: number;
  /** Entity ref it is assigned to now */
  model?: string;
};

/** Events of one group that nobody has assigned yet. */
export type HintedGroup = { group: string; type: string; hints: ModelHint[] };

/** Which events name no model, as appending keeps them. */
export class UnassignedStore {
  static create(options: { database: Knex }): UnassignedStore {
    return new UnassignedStore(options.database);
  }

  private constructor(private readonly knex: Knex) {}

  /** Groups of events alike in source, type and what they name, largest first */
  async listGroups(page: PageQuery): Promise<Page<UnassignedGroup>> {
    const groups: any[] = await this.#open()
      .groupBy('group_key')
      .orderBy([{ column: 'count', order: 'desc' }, 'group_key'])
      .select('group_key')
      .count({ count: '*' })
      .min({ first: 'time_ms' })
      .max({ last: 'time_ms' })
      .offset(page.offset)
      .limit(page.limit);
    const [{ total }] = await this.#open().countDistinct({
      total: 'group_key',
    });
    const latest = await this.#latestOf(groups.map(row => row.group_key));
    const items = groups.flatMap((row): UnassignedGroup[] => {
      const example = latest.get(row.group_key);
      // Assigned since the groups were counted
      if (!example) return [];
      return [
        {
          id: row.group_key,
          source: example.source,
          type: example.type,
          hints: JSON.parse(example.hints),
          subject: example.subject,
          count: Number(row.count),
          firstAt: formatInstant(Number(row.first)),
          lastAt: formatInstant(Number(row.last)),
          example: { source: example.source, id: example.event_id },
        },
      ];
    });
    return pageOf(items, Number(total), page);
  }

  /** How many each sender sent */
  async countBySender(): Promise<(SentBy & { count: number })[]> {
    const rows = await this.#open()
      .join('events', 'events.event_key', 'unassigned.event_key')
      .groupBy('events.door', 'events.sender')
      .select({ door: 'events.door', name: 'events.sender' })
      .count({ count: '*' });
    return rows.map((row: any) => ({ ...row, count: Number(row.count) }));
  }

  /** Names of a group's unassigned events, newest first */
  async listGroup(group: string, page: PageQuery): Promise<Page<EventName>> {
    const rows = await this.#open()
      .where({ group_key: group })
      .join('events', 'events.event_key', 'unassigned.event_key')
      .orderBy([{ column: 'events.time_ms', order: 'desc' }, 'event_id'])
      .select({ source: 'events.source', id: 'events.event_id' })
      .offset(page.offset)
      .limit(page.limit);
    const [{ total }] = await this.#open()
      .where({ group_key: group })
      .count({ total: '*' });
    return pageOf(rows, Number(total), page);
  }

  /** What is known of events; those that did name a model are left out */
  async find(events: EventName[]): Promise<UnassignedRecord[]> {
    const keys = new Set(events.map(({ source, id }) => eventKey(source, id)));
    const found: UnassignedRecord[] = [];
    for (const chunk of chunked([...keys])) {
      const rows = await this.#named(this.knex('unassigned')).whereIn(
        'unassigned.event_key',
        chunk,
      );
      found.push(...rows.map(toRecord));
    }
    return found;
  }

  /** The first of a group's unassigned events, in the order they came */
  async findOpen(
    group: string,
    options: { limit: number; neverAssigned?: boolean },
  ): Promise<UnassignedRecord[]> {
    const rows = await this.#named(this.#open())
      .where({ group_key: group })
      .modify((query: Knex.QueryBuilder) => {
        if (options.neverAssigned) query.where({ assignments: 0 });
      })
      .orderBy('events.sequence')
      .limit(options.limit);
    return rows.map(toRecord);
  }

  /** How many of a group's events nobody assigned, and are a model's */
  async count(
    group: string,
    model: string,
  ): Promise<{ open: number; assigned: number }> {
    const [open] = await this.#open()
      .where({ group_key: group })
      .count({ count: '*' });
    const [assigned] = await this.knex('unassigned')
      .where({ group_key: group, model })
      .count({ count: '*' });
    return { open: Number(open.count), assigned: Number(assigned.count) };
  }

  /** Groups with hints that hold events which were never assigned */
  async listHinted(): Promise<HintedGroup[]> {
    const rows = await this.#open()
      .where({ assignments: 0 })
      .whereNot({ hints: '[]' })
      .distinct('group_key', 'type', 'hints');
    return rows.map(row => ({
      group: row.group_key,
      type: row.type,
      hints: JSON.parse(row.hints),
    }));
  }

  /**
   * What nobody assigned, but for events of an incident that has a model: the
   * later events of an incident need not name it.
   */
  #open(): Knex.QueryBuilder {
    return this.knex('unassigned')
      .whereNull('unassigned.assigned_by')
      .whereNotExists(
        this.knex('events as other')
          .leftJoin('unassigned as own', 'own.event_key', 'other.event_key')
          .whereRaw('other.incident_key = unassigned.incident_key')
          .where(query =>
            query.whereNotNull('other.model').orWhereNotNull('own.model'),
          ),
      );
  }

  async #latestOf(groups: string[]): Promise<Map<string, any>> {
    const ranked = this.#named(this.#open())
      .whereIn('group_key', groups)
      .rowNumber('nth', query =>
        query
          .partitionBy('group_key')
          .orderBy('events.time_ms', 'desc')
          .orderBy('events.event_key'),
      );
    const rows = await this.knex.from(ranked.as('ranked')).where({ nth: 1 });
    return new Map(rows.map(row => [row.group_key, row]));
  }

  #named(query: Knex.QueryBuilder): Knex.QueryBuilder {
    return query
      .join('events', 'events.event_key', 'unassigned.event_key')
      .select('unassigned.*', 'events.event_id');
  }
}

function toRecord(row: any): UnassignedRecord {
  return {
    source: row.source,
    id: row.event_id,
    type: row.type,
    assignments: Number(row.assignments),
    model: row.model ?? undefined,
  };
}
