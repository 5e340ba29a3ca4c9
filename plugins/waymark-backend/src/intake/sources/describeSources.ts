import type { Source } from 'backstage-plugin-waymark-common';
import { formatInstant, formatOptional } from '../../kernel/time/instant';
import { noCounts, type Activity } from './ActivityStore';
import type { SourceRecord } from './SourceStore';
import { wayIn, wayInByToken, wayInOf, type WayIn } from './WayIn';

/** How far back days are told, and after how long without a word one is silent. */
export const ACTIVITY_DAYS = 30;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** With fewer events than this a way in has no rhythm yet. */
const RHYTHM_FROM = 10;

/** The days told at a moment, oldest first: `2026-05-04`, UTC. */
export function activityDays(now: number): string[] {
  return Array.from({ length: ACTIVITY_DAYS }, (_, index) =>
    formatInstant(now - (ACTIVITY_DAYS - 1 - index) * DAY_MS).slice(0, 10),
  );
}

/**
 * Every way in: the tokens, newest first, then vendors with a module, then
 * whoever else sent anything.
 */
export function describeSources(options: {
  records: SourceRecord[];
  activities: Activity[];
  vendors: string[];
  /** Events nobody assigned, by who sent them */
  unassigned: { name: string; door: string; count: number }[];
  now: number;
}): Source[] {
  const { records, activities, vendors, now } = options;
  const tokens = new Set(records.map(({ id }) => id));
  const unassignedOf = new Map(
    options.unassigned.map(({ count, ...sender }) => [
      tokens.has(sender.name) ? sender.name : wayInOf(sender).id,
      count,
    ]),
  );
  const activityOf = new Map(activities.map(item => [item.way.id, item]));
  const doors = vendors.map(vendor => wayIn('webhook', vendor));
  const listed = new Set([...records, ...doors].map(({ id }) => id));
  const others = activities
    .map(({ way }) => way)
    .filter(({ id, kind }) => kind !== 'token' && !listed.has(id));
  return [
    ...records.map(record =>
      describeToken(record, activityOf.get(record.id), now),
    ),
    ...[...doors, ...others].map(way =>
      describeWay(way, activityOf.get(way.id), now),
    ),
  ].map(source => ({
    ...source,
    unassigned: unassignedOf.get(source.id) ?? 0,
  }));
}

/** One source token. */
export function describeToken(
  record: SourceRecord,
  activity: Activity | undefined,
  now: number,
): Source {
  const { id, expiresAt = Infinity, previousUntil, renewedAt } = record;
  const { until = Infinity } = record.claim ?? {};
  const described = describeWay(wayInByToken(id), activity, now);
  const ended = Math.min(expiresAt, until) <= now ? 'expired' : described.state;
  return {
    ...described,
    name: record.name,
    state: record.revokedAt === undefined ? ended : 'revoked',
    eventSource: record.eventSource,
    models: record.models ?? null,
    types: record.types ?? null,
    approver: record.approver,
    createdBy: record.createdBy,
    createdAt: formatInstant(record.createdAt),
    revokedAt: formatOptional(record.revokedAt),
    renewedAt: formatOptional(
      renewedAt > record.createdAt ? renewedAt : undefined,
    ),
    expiresAt: formatOptional(record.expiresAt),
    previousUntil: formatOptional(
      previousUntil !== undefined && previousUntil > now
        ? previousUntil
        : undefined,
    ),
    claim: record.claim
      ? { owner: record.claim.owner, until: formatInstant(until) }
      : null,
  };
}

function describeWay(
  way: WayIn,
  activity: Activity | undefined,
  now: number,
): Source {
  const { lastHeardAt, totals = noCounts(), days = [] } = activity ?? {};
  const countsOf = new Map(days.map(day => [day.day, day]));
  return {
    ...way,
    state: stateOf(activity, now),
    eventSource: null,
    models: null,
    types: null,
    approver: false,
    createdBy: null,
    createdAt: null,
    revokedAt: null,
    renewedAt: null,
    expiresAt: null,
    previousUntil: null,
    claim: null,
    lastHeardAt: formatOptional(lastHeardAt),
    totals,
    unassigned: 0,
    manageable: false,
    days: activityDays(now).map(
      day => countsOf.get(day) ?? { day, ...noCounts() },
    ),
  };
}

/**
 * Whether a way in goes on as it did. It is quiet when it has not been heard of
 * for half as long again as ever before in these days, and an hour at least; a
 * night or weekend without events is thus part of its rhythm, once it had one.
 */
function stateOf(
  activity: Activity | undefined,
  now: number,
): 'active' | 'quiet' | 'silent' {
  const { lastHeardAt, longestGap, days = [] } = activity ?? {};
  if (lastHeardAt === undefined) return 'silent';
  const away = now - lastHeardAt;
  if (away >= ACTIVITY_DAYS * DAY_MS) return 'silent';
  const heard = days.reduce(
    (sum, { accepted, duplicates, conflicts, rejected }) =>
      sum + accepted + duplicates + conflicts + rejected,
    0,
  );
  if (longestGap === undefined || heard < RHYTHM_FROM) return 'active';
  return away > Math.max(HOUR_MS, 1.5 * longestGap) ? 'quiet' : 'active';
}
