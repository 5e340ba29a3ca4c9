import { DAY, windowBefore, type Window } from './window';

/** Two times the span of `releases90d`: its window, and the one before. */
const ROLLING = 180 * DAY;

/**
 * The earliest instant the figures of a window look at, with the window before
 * that they are compared with and the rolling window of `releases90d`.
 */
export function figuresSince(window: Window): number {
  return Math.min(windowBefore(window).from, window.to - ROLLING);
}

/**
 * The earliest instant that what a model is judged by looks at: figures of 90
 * days, and facts of a year.
 */
export function standingSince(now: number): number {
  return now - 366 * DAY;
}
