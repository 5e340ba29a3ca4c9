const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const STEPS = [
  ...[1, 5, 15, 30].map(seconds => seconds * 1_000),
  ...[1, 5, 15, 30].map(minutes => minutes * MINUTE),
  ...[1, 2, 6, 12].map(hours => hours * HOUR),
  ...[1, 2, 7, 14, 30, 60, 90, 180, 365].map(days => days * DAY),
];
const MAX_TICKS = 5;

/** Marks for an axis of durations from 0 to beyond `max` milliseconds, in steps people count in. */
export function durationTicks(max: number): number[] {
  const step =
    STEPS.find(each => max / each <= MAX_TICKS) ??
    STEPS[STEPS.length - 1] *
      Math.ceil(max / MAX_TICKS / STEPS[STEPS.length - 1]);
  const count = Math.max(1, Math.ceil(max / step));
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}
