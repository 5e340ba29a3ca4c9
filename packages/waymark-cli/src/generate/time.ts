import type { Random } from './Random';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** ISO 8601, UTC, of epoch milliseconds. */
export function iso(time: number): string {
  return new Date(Math.round(time)).toISOString();
}

/** The next moment at or after `time` on a weekday between 07:00 and 17:00 UTC. */
export function workingTime(time: number, random: Random): number {
  const date = new Date(time);
  const hour = date.getUTCHours();
  if (hour >= 17) {
    date.setTime(date.getTime() + DAY);
  }
  if (hour < 7 || hour >= 17) {
    date.setUTCHours(7, random.int(0, 59), random.int(0, 59), 0);
  }
  while ([0, 6].includes(date.getUTCDay())) {
    date.setTime(date.getTime() + DAY);
    date.setUTCHours(random.int(7, 15), random.int(0, 59));
  }
  return date.getTime();
}
