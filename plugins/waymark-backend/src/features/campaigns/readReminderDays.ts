import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/**
 * How many days before a campaign's due day people are reminded, from
 * `waymark.campaigns.reminderDays`.
 *
 * @throws InputError for anything but whole numbers of 1 or more
 */
export function readReminderDays(config: Config): number[] {
  const key = 'waymark.campaigns.reminderDays';
  const days = config.getOptional<unknown>(key) ?? [14, 7, 1];
  if (
    !Array.isArray(days) ||
    !days.every(each => Number.isInteger(each) && each >= 1)
  ) {
    throw new InputError(`${key} must list whole numbers of days, 1 or more`);
  }
  return days;
}
