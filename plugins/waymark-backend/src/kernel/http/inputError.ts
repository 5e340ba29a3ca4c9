import { InputError } from '@backstage/errors';
import type { Fault } from 'backstage-plugin-waymark-common';

/** An InputError that lists what is wrong, and says the first of it. */
export function inputError(details: Fault[]): InputError {
  const [first] = details;
  const place = first.path ? `${first.path} ` : '';
  const more = details.length > 1 ? ` (and ${details.length - 1} more)` : '';
  return Object.assign(new InputError(`${place}${first.message}${more}`), {
    details,
  });
}
