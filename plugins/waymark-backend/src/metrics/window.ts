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
    firstFrom(entries, from, instant),
    firstFrom(entries, to, instant),
  );
}

function firstFrom<T>(
  entries: readonly T[],
  bound: number,
  instant: (entry: T) => number,
): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (instant(entries[middle]) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}
