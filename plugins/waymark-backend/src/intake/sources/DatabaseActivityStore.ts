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
type DayRow = CountRow & {
  source_id: string;
  day: string;
  longest_gap_ms: Numeric | null;
};
type RefusalRow = {
  source_id: string;
  fingerprint: string;
  event_id: string | null;
  position: string | null;
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
      const gaps = await findGaps(trx, sorted);
      await addTotals(trx, sorted);
      await addDays(trx, sorted, gaps);
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
    const gapOf = new Map<string, number>();
    for (const row of days) {
      const gap = Math.max(
        Number(row.longest_gap_ms ?? 0),
        gapOf.get(row.source_id) ?? 0,
      );
      if (gap > 0) gapOf.set(row.source_id, gap);
      const known = daysOf.get(row.source_id) ?? [];
      known.push({ day: row.day, ...toCounts(row) });
      daysOf.set(row.source_id, known);
    }
    return rows.map(row => ({
      way: { id: row.id, kind: row.kind as WayInKind, name: row.name },
      lastHeardAt:
        row.last_heard_ms === null ? undefined : Number(row.last_heard_ms),
      longestGap: gapOf.get(row.id),
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

/** How long ways in had not been heard of, before they were now. */
async function findGaps(
  trx: Knex,
  deltas: ActivityDelta[],
): Promise<Map<string, number>> {
  const heard = new Map(
    deltas.flatMap(({ way, firstHeardAt }) =>
      firstHeardAt === undefined ? [] : [[way.id, firstHeardAt]],
    ),
  );
  const gaps = new Map<string, number>();
  for (const chunk of chunked([...heard.keys()])) {
    const rows = await trx<ActivityRow>('source_activity')
      .whereIn('id', chunk)
      .whereNotNull('last_heard_ms')
      .select('id', 'last_heard_ms');
    for (const { id, last_heard_ms: last } of rows) {
      gaps.set(id, Math.max(0, heard.get(id)! - Number(last)));
    }
  }
  return gaps;
}

async function addDays(
  trx: Knex,
  deltas: ActivityDelta[],
  gaps: Map<string, number>,
): Promise<void> {
  const rows = deltas.flatMap(({ way, days }) =>
    [...days].map(([day, counts]) => ({
      source_id: way.id,
      day,
      ...counts,
      longest_gap_ms: gaps.get(way.id) ?? null,
    })),
  );
  for (const chunk of chunked(rows, 50)) {
    await trx('source_days')
      .insert(chunk)
      .onConflict(['source_id', 'day'])
      .merge({
        ...addedCounts(trx, 'source_days'),
        longest_gap_ms: trx.raw(
          `case when source_days.longest_gap_ms > excluded.longest_gap_ms
             or excluded.longest_gap_ms is null
           then source_days.longest_gap_ms else excluded.longest_gap_ms end`,
        ),
      });
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
      position: refusal.position ?? null,
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
      position: trx.raw('excluded.position'),
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
    position: row.position ?? undefined,
    door: row.door,
    faults: JSON.parse(row.faults),
    excerpt: row.excerpt ?? undefined,
    times: Number(row.times),
    firstAt: Number(row.first_ms),
    lastAt: Number(row.last_ms),
  };
}
