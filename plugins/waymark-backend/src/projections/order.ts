/** Names one event among all: `(source, id)`. */
export type EventKey = { source: string; id: string };

/** Where an event stands among all: by time, then source, then id. */
export type Ordered = EventKey & {
  time: number;
  /** Digits of the event's time below a millisecond, without trailing zeros */
  fine?: string;
};

/**
 * The one order of events: event time with all its digits, then source, then
 * id by code point.
 */
export function compareEvents(a: Ordered, b: Ordered): number {
  return (
    a.time - b.time ||
    compareCodePoints(a.fine ?? '', b.fine ?? '') ||
    compareCodePoints(a.source, b.source) ||
    compareCodePoints(a.id, b.id)
  );
}

/** A string that names an event among all, for maps. */
export function keyOf({ source, id }: EventKey): string {
  return JSON.stringify([source, id]);
}

const SURROGATE = /[\ud800-\udfff]/;

/**
 * Bytes of UTF-8 sort as code points do; JavaScript's `<` sorts code units, which
 * is the same where no surrogates are.
 */
export function compareCodePoints(a: string, b: string): number {
  if (a === b) return 0;
  if (!SURROGATE.test(a) && !SURROGATE.test(b)) return a < b ? -1 : 1;
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
