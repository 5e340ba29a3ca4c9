import type { Figure } from 'backstage-plugin-waymark-common';
import { formatInstant } from '../kernel/time/instant';

/** Instants from `from` on and before `to`, epoch milliseconds. */
export type Window = { from: number; to: number };

export const DAY = 86_400_000;

/** Length in days, fractions included. */
export function daysOf({ from, to }: Window): number {
  return (to - from) / DAY;
}

/** A window as the API tells it, with its length. */
export function formatWindow(window: Window): Figure['window'] {
  const { from, to } = window;
  return {
    from: formatInstant(from),
    to: formatInstant(to),
    days: daysOf(window),
  };
}

/** The window of the same length that ends where this one begins. */
export function windowBefore({ from, to }: Window): Window {
  return { from: from - (to - from), to: from };
}

/**
 * The entries whose instant lies in the window, found by halving.
 *
 * @param entries - in order of their instants
 */
export function within<T>(
  entries: readonly T[],
  { from, to }: Window,
  instant: (entry: T) => number,
): T[] {
  return entries.slice(
    firstIndex(entries, entry => instant(entry) >= from),
    firstIndex(entries, entry => instant(entry) >= to),
  );
}

/**
 * Index of the first entry that `holds`, found by halving; the number of
 * entries when there is none.
 *
 * @param entries - of which all hold from the first that does
 */
export function firstIndex<T>(
  entries: readonly T[],
  holds: (entry: T) => boolean,
): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(entries[middle])) high = middle;
    else low = middle + 1;
  }
  return low;
}
