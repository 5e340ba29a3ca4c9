import { InputError } from '@backstage/errors';
import { DateTime } from 'luxon';

// GitLab writes three forms, by age of the hook and kind of the field
const FORMATS = ['yyyy-MM-dd HH:mm:ss ZZZ', "yyyy-MM-dd HH:mm:ss 'UTC'"];

/**
 * A GitLab time as ISO 8601 in UTC: ISO, `2021-04-28 21:50:00 +0200` or
 * `2021-04-28 21:50:00 UTC`.
 */
export function parseTime(text: string, field: string): string {
  const options = { zone: 'utc', setZone: false };
  const candidates = [
    // Luxon takes a time of day alone for one of today
    ...(/^\d{4}-\d\d-\d\dT/.test(text)
      ? [DateTime.fromISO(text, options)]
      : []),
    ...FORMATS.map(format => DateTime.fromFormat(text, format, options)),
  ];
  const time = candidates.find(
    ({ isValid, year }) => isValid && year >= 1970 && year <= 9999,
  );
  if (!time) throw new InputError(`${field} is not a time: ${text}`);
  return time.toISO()!;
}
