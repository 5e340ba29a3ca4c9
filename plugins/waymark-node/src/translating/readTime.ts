import { InputError } from '@backstage/errors';

/** ISO 8601, and what GitLab, Go, Java and SQL make of it. */
const DATE_TIME =
  /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::(\d\d)(?:[.,](\d+))?)?(?: ?(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?))?(\[[\w/+-]+\])?$/i;
/** Of fewer digits than these none is a time: they are of before March 1973. */
const NUMBER = /^(\d{9,})(?:\.(\d+))?$/;

/**
 * Most digits a number of seconds, milliseconds, microseconds and nanoseconds
 * since 1970 has: as one of the next it would be of the first months of 1970,
 * from which no webhook is.
 */
const SCALES = [11, 14, 17, 20];

/** Where years have five digits, seconds since 1970. */
const TEN_THOUSAND = Date.parse('+010000-01-01T00:00:00Z') / 1000;

/**
 * A time in a vendor's payload, in UTC with all the digits it came with, at
 * least to milliseconds: ISO 8601 with an offset or without one (then UTC),
 * with the name of its zone repeated in brackets, as Java writes it; or seconds,
 * milliseconds, microseconds or nanoseconds since 1970, as a number or text.
 * All doors read times with this function.
 *
 * @param value - what stands there
 * @param field - where, for the message
 * @returns undefined without a value and for a time before 1970, which is how
 * many systems write that there is none
 * @throws InputError when it is no time
 * @public
 */
export function findTime(value: unknown, field: string): string | undefined {
  if (isNone(value)) return undefined;
  const text = typeof value === 'object' ? undefined : `${value}`;
  const read = text === undefined ? undefined : ofText(text);
  if (!read || read.seconds >= TEN_THOUSAND) {
    throw new InputError(
      `${field} is not a time: ${text ?? 'a list or an object'}`,
    );
  }
  if (read.seconds < 0) return undefined;
  const whole = new Date(read.seconds * 1000).toISOString().slice(0, 19);
  const digits = read.fraction.replace(/0+$/, '').padEnd(3, '0');
  return `${whole}.${digits}Z`;
}

/**
 * The same for a time that must be there.
 *
 * @throws InputError when it is missing, before 1970, or no time
 * @public
 */
export function readTime(value: unknown, field: string): string {
  const time = findTime(value, field);
  if (time !== undefined) return time;
  throw new InputError(
    isNone(value)
      ? `${field} is missing`
      : `${field} is not a time, but before 1970: ${value}`,
  );
}

/** Puts times as {@link findTime} writes them in order. @public */
export function compareTimes(a: string, b: string): number {
  // Without the Z, which comes after any digit
  const [one, other] = [a.slice(0, -1), b.slice(0, -1)];
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** Zero is how some write that there is none. */
function isNone(value: unknown): boolean {
  return value === undefined || value === null || value === '' || value === 0;
}

type Read = { seconds: number; fraction: string };

function ofText(text: string): Read | undefined {
  return ofDateTime(text) ?? ofNumber(text);
}

function ofDateTime(text: string): Read | undefined {
  const match = DATE_TIME.exec(text);
  if (!match) return undefined;
  const [, date, clock, second = '00', fraction = '', zone, named] = match;
  // The name of a zone alone does not tell the offset
  if (named && !zone) return undefined;
  const local = Date.parse(`${date}T${clock}:${second}Z`);
  // 30 February would be 2 March, and 24:00 the next day
  if (Number.isNaN(local) || !toDate(local).startsWith(date)) return undefined;
  const offset = offsetOf(zone ?? 'Z');
  if (offset === undefined) return undefined;
  return { seconds: local / 1000 - offset, fraction };
}

function toDate(millis: number): string {
  return new Date(millis).toISOString();
}

/** Seconds east of Greenwich; undefined for what no zone has. */
function offsetOf(zone: string): number | undefined {
  const [, sign, hours, minutes = '0'] =
    /^([+-])(\d\d):?(\d\d)?$/.exec(zone) ?? [];
  if (!sign) return 0;
  if (Number(hours) > 23 || Number(minutes) > 59) return undefined;
  const east = Number(hours) * 3600 + Number(minutes) * 60;
  return sign === '-' ? -east : east;
}

function ofNumber(text: string): Read | undefined {
  const [, whole, decimals = ''] = NUMBER.exec(text) ?? [];
  if (!whole) return undefined;
  const power = SCALES.findIndex(most => whole.length <= most) * 3;
  if (power < 0) return undefined;
  const digits = whole.padStart(power + 1, '0');
  const end = digits.length - power;
  return {
    seconds: Number(digits.slice(0, end)),
    fraction: digits.slice(end) + decimals,
  };
}
