import type { Knex } from 'knex';
import { chunked } from '../../kernel/database/dialect';
import {
  noCounts,
  REFUSALS_KEPT,
  type Activity,
  type ActivityDelta,
  type ActivityStore,
  type Counts,
  type Refusal,
} from './ActivityStore';
import type { WayInKind } from './WayIn';

type Numeric = number | string;
type CountRow = Record<keyof Counts, Numeric>;
type ActivityRow = CountRow & {
  id: string;
  kind: string;
  name: string;
  last_heard_ms: Numeric | null;
};
type DayRow = CountRow & { source_id: string; day: string };
type RefusalRow = {
  source_id: string;
  fingerprint: string;
  event_id: string | null;
  door: string;
  faults: string;
  excerpt: string | null;
  times: Numeric;
  first_ms: Numeric;
  last_ms: Numeric;
};

const COUNTS = Object.keys(noCounts()) as (keyof Counts)[];

/** What ways in did, in the database. */
export class DatabaseActivityStore implements ActivityStore {
  static create(options: { database: Knex }): DatabaseActivityStore {
    return new DatabaseActivityStore(options.database);
  }

  private constructor(private readonly knex: Knex) {}

  async add(deltas: ActivityDelta[]): Promise<void> {
    // In one order, so that replicas wait for, but never block, one another.
    const sorted = [...deltas].sort((a, b) => (a.way.id < b.way.id ? -1 : 1));
    await this.knex.transaction(async trx => {
      await addTotals(trx, sorted);
      await addDays(trx, sorted);
      for (const { way, refusals } of sorted) {
        await addRefusals(trx, way.id, [...refusals.values()]);
      }
    });
  }

  async list(since: string): Promise<Activity[]> {
    const rows = await this.knex<ActivityRow>('source_activity').orderBy('id');
    const days = await this.knex<DayRow>('source_days')
      .where('day', '>=', since)
      .orderBy(['source_id', 'day']);
    const daysOf = new Map<string, Activity['days']>();
    for (const row of days) {
      const known = daysOf.get(row.source_id) ?? [];
      daysOf.set(row.source_id, [...known, { day: row.day, ...toCounts(row) }]);
    }
    return rows.map(row => ({
      way: { id: row.id, kind: row.kind as WayInKind, name: row.name },
      lastHeardAt:
        row.last_heard_ms === null ? undefined : Number(row.last_heard_ms),
      totals: toCounts(row),
      days: daysOf.get(row.id) ?? [],
    }));
  }

  async refusals(id: string): Promise<Refusal[]> {
    const rows = await this.knex<RefusalRow>('source_refusals')
      .where({ source_id: id })
      .orderBy([{ column: 'last_ms', order: 'desc' }, 'fingerprint']);
    return rows.map(toRefusal);
  }

  async prune(before: string): Promise<void> {
    await this.knex('source_days').where('day', '<', before).delete();
  }
}

async function addTotals(trx: Knex, deltas: ActivityDelta[]): Promise<void> {
  const rows = deltas.map(({ way, lastHeardAt, days }): ActivityRow => {
    const totals = noCounts();
    for (const counts of days.values()) {
      for (const name of COUNTS) totals[name] += counts[name];
    }
    return { ...way, last_heard_ms: lastHeardAt ?? null, ...totals };
  });
  for (const chunk of chunked(rows, 50)) {
    await trx('source_activity')
      .insert(chunk)
      .onConflict('id')
      .merge({
        ...addedCounts(trx, 'source_activity'),
        last_heard_ms: trx.raw(
          `case when source_activity.last_heard_ms > excluded.last_heard_ms
             or excluded.last_heard_ms is null
           then source_activity.last_heard_ms else excluded.last_heard_ms end`,
        ),
      });
  }
}

async function addDays(trx: Knex, deltas: ActivityDelta[]): Promise<void> {
  const rows = deltas.flatMap(({ way, days }) =>
    [...days].map(([day, counts]) => ({ source_id: way.id, day, ...counts })),
  );
  for (const chunk of chunked(rows, 50)) {
    await trx('source_days')
      .insert(chunk)
      .onConflict(['source_id', 'day'])
      .merge(addedCounts(trx, 'source_days'));
  }
}

async function addRefusals(
  trx: Knex,
  id: string,
  refusals: Refusal[],
): Promise<void> {
  if (refusals.length === 0) return;
  const rows = refusals.map(
    (refusal): RefusalRow => ({
      source_id: id,
      fingerprint: refusal.fingerprint,
      event_id: refusal.eventId ?? null,
      door: refusal.door,
      faults: JSON.stringify(refusal.faults),
      excerpt: refusal.excerpt ?? null,
      times: refusal.times,
      first_ms: refusal.firstAt,
      last_ms: refusal.lastAt,
    }),
  );
  await trx('source_refusals')
    .insert(rows)
    .onConflict(['source_id', 'fingerprint'])
    .merge({
      times: trx.raw('source_refusals.times + excluded.times'),
      last_ms: trx.raw('excluded.last_ms'),
    });
  const beyond = trx('source_refusals')
    .where({ source_id: id })
    .orderBy([{ column: 'last_ms', order: 'desc' }, 'fingerprint'])
    .limit(REFUSALS_KEPT)
    .select('fingerprint');
  await trx('source_refusals')
    .where({ source_id: id })
    .whereNotIn('fingerprint', beyond)
    .delete();
}

function addedCounts(trx: Knex, table: string) {
  return Object.fromEntries(
    COUNTS.map(name => [
      name,
      trx.raw('?? + ??', [`${table}.${name}`, `excluded.${name}`]),
    ]),
  );
}

function toCounts(row: CountRow): Counts {
  return {
    accepted: Number(row.accepted),
    duplicates: Number(row.duplicates),
    conflicts: Number(row.conflicts),
    rejected: Number(row.rejected),
  };
}

function toRefusal(row: RefusalRow): Refusal {
  return {
    fingerprint: row.fingerprint,
    eventId: row.event_id ?? undefined,
    door: row.door,
    faults: JSON.parse(row.faults),
    excerpt: row.excerpt ?? undefined,
    times: Number(row.times),
    firstAt: Number(row.first_ms),
    lastAt: Number(row.last_ms),
  };
}
