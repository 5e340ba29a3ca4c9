import { InputError } from '@backstage/errors';

const ISO = /^(\d{4})-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/i;

/**
 * A vendor's RFC 3339 time in UTC to the millisecond.
 *
 * @param field - where it stood, for the message
 * @throws InputError when it is none, or before 1970: Go writes year 1 for
 * a time that is not set
 * @public
 */
export function parseIsoTime(text: string, field: string): string {
  const [, year] = ISO.exec(text) ?? [];
  const time = new Date(text);
  if (!year || Number.isNaN(time.getTime()) || time.getTime() < 0) {
    throw new InputError(`${field} is not a time: ${text}`);
  }
  // An offset may carry the last hours of 9999 into a year of five digits
  if (time.getUTCFullYear() > 9999) {
    throw new InputError(`${field} is not a time: ${text}`);
  }
  return time.toISOString();
}
