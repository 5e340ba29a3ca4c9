import { InputError } from '@backstage/errors';
import { DateTime } from 'luxon';

/** An ISO 8601 date-time as such in UTC. */
export function parseTime(text: string, field: string): string {
  const time = DateTime.fromISO(text, { zone: 'utc' });
  const whole = /^\d{4}-\d\d-\d\dT/.test(text);
  if (!whole || !time.isValid || time.year < 1970 || time.year > 9999) {
    throw new InputError(`${field} is not a time: ${text}`);
  }
  return time.toISO();
}
