import type { Fault } from 'backstage-plugin-waymark-common';
import type { WayIn } from './WayIn';

/** What became of events. */
export type Counts = {
  accepted: number;
  duplicates: number;
  conflicts: number;
  rejected: number;
};

/** Equal refusals of one way in. Times epoch milliseconds. */
export type Refusal = {
  /** SHA-256 of what makes refusals equal, hex */
  fingerprint: string;
  /** When the event's could be read */
  eventId?: string;
  door: string;
  /** Where on its topic or in its batch the latest of them stood */
  position?: string;
  faults: Fault[];
  /** The beginning of what was sent, secrets cut out */
  excerpt?: string;
  times: number;
  firstAt: number;
  lastAt: number;
};

/** What one way in did since it was last written down. */
export type ActivityDelta = {
  way: WayIn;
  /** When it first and last proved who it is, since then */
  firstHeardAt?: number;
  lastHeardAt?: number;
  /** By day, UTC, `2026-05-04` */
  days: Map<string, Counts>;
  /** By fingerprint, the latest last */
  refusals: Map<string, Refusal>;
};

/** What one way in did. */
export type Activity = {
  way: WayIn;
  lastHeardAt?: number;
  /** The longest it was not heard of between two times, milliseconds */
  longestGap?: number;
  totals: Counts;
  /** Those with events, oldest first */
  days: (Counts & { day: string })[];
};

/** How many refusals of one way in are kept, the newest. */
export const REFUSALS_KEPT = 50;

export interface ActivityStore {
  /** Adds to what is written down, whichever replica wrote it */
  add(deltas: ActivityDelta[]): Promise<void>;
  /** All ways in that did anything, with their days from `since` on */
  list(since: string): Promise<Activity[]>;
  /** The latest refusals of a way in, newest first */
  refusals(id: string): Promise<Refusal[]>;
  /** Forgets days before this one */
  prune(before: string): Promise<void>;
}

export function noCounts(): Counts {
  return { accepted: 0, duplicates: 0, conflicts: 0, rejected: 0 };
}
