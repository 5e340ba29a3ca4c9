import type { Source } from 'backstage-plugin-waymark-common';
import { formatInstant, formatOptional } from '../../kernel/time/instant';
import { noCounts, type Activity } from './ActivityStore';
import type { SourceRecord } from './SourceStore';
import { wayIn, wayInOf, type WayIn } from './WayIn';

/** How far back days are told, and after how long without a word one is silent. */
export const ACTIVITY_DAYS = 30;
const DAY_MS = 86_400_000;

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
  const { id, revokedAt } = record;
  const described = describeWay({ id, kind: 'token', name: id }, activity, now);
  return {
    ...described,
    name: record.name,
    state: revokedAt === undefined ? described.state : 'revoked',
    eventSource: record.eventSource,
    models: record.models ?? null,
    types: record.types ?? null,
    createdBy: record.createdBy,
    createdAt: formatInstant(record.createdAt),
    revokedAt: formatOptional(revokedAt),
  };
}

function describeWay(
  way: WayIn,
  activity: Activity | undefined,
  now: number,
): Source {
  const { lastHeardAt, totals = noCounts(), days = [] } = activity ?? {};
  const countsOf = new Map(days.map(day => [day.day, day]));
  const heardLately =
    lastHeardAt !== undefined && now - lastHeardAt < ACTIVITY_DAYS * DAY_MS;
  return {
    ...way,
    state: heardLately ? 'active' : 'silent',
    eventSource: null,
    models: null,
    types: null,
    createdBy: null,
    createdAt: null,
    revokedAt: null,
    lastHeardAt: formatOptional(lastHeardAt),
    totals,
    unassigned: 0,
    days: activityDays(now).map(
      day => countsOf.get(day) ?? { day, ...noCounts() },
    ),
  };
}
