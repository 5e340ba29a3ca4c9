import { readDurationFromConfig, type Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';

const DAY_MS = 86_400_000;

/**
 * How long `waymark.retention.events` keeps events, milliseconds; undefined is
 * for ever.
 *
 * @throws InputError for less than a day
 */
export function readRetention(config: Config): number | undefined {
  const key = 'waymark.retention.events';
  if (!config.has(key)) return undefined;
  const keepFor = durationToMilliseconds(
    readDurationFromConfig(config, { key }),
  );
  if (!(keepFor >= DAY_MS)) {
    throw new InputError(`${key} must be a day at least`);
  }
  return keepFor;
}
