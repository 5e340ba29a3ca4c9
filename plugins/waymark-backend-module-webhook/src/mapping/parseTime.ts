import { InputError } from '@backstage/errors';
import { DateTime } from 'luxon';

// As seconds the year 5138, as milliseconds 1973: no webhook is from either
const FIRST_MILLISECONDS = 100_000_000_000;

/**
 * A time as ISO 8601 in UTC: of ISO 8601 with or without a zone (then UTC), or
 * of seconds or milliseconds since 1970.
 *
 * @param path - what it is the time of, for the message
 */
export function parseTime(value: unknown, path: string): string {
  const time = readTime(value);
  if (!time?.isValid || time.year < 1970 || time.year > 9999) {
    throw new InputError(`${path} is not a time: ${JSON.stringify(value)}`);
  }
  return time.toISO()!;
}

function readTime(value: unknown): DateTime | undefined {
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\d[T ]/.test(value)) {
    return DateTime.fromISO(value.replace(' ', 'T'), { zone: 'utc' });
  }
  const isNumber =
    typeof value === 'number' ||
    (typeof value === 'string' && /^\d+(\.\d+)?$/.test(value));
  if (!isNumber) return undefined;
  const number = Number(value);
  if (number < 0 || number > Number.MAX_SAFE_INTEGER) return undefined;
  const milliseconds = number < FIRST_MILLISECONDS ? number * 1000 : number;
  return DateTime.fromMillis(Math.round(milliseconds), { zone: 'utc' });
}
