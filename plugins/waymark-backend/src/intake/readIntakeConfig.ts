import { readDurationFromConfig, type Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import type { RateLimit } from './ingest/RateLimiter';
import type { Limits } from './ingest/readEvents';

/** What senders may send, and how fast. */
export type IntakeConfig = {
  limits: Limits;
  /** Undefined when it is switched off */
  rateLimit?: RateLimit;
};

/**
 * Reads `waymark.events`.
 *
 * @throws InputError naming the key that is wrong
 */
export function readIntakeConfig(config: Config): IntakeConfig {
  const read = (name: string) =>
    config.getOptionalNumber(`waymark.events.${name}`);
  return {
    limits: {
      eventBytes: read('maxEventBytes') ?? 1024 * 1024,
      requestBytes: read('maxRequestBytes') ?? 10 * 1024 * 1024,
      events: read('maxEventsPerRequest') ?? 10_000,
    },
    rateLimit: readRateLimit(config),
  };
}

function readRateLimit(config: Config): RateLimit | undefined {
  const key = 'waymark.events.rateLimit';
  if (config.getOptional(key) === false) return undefined;
  const events = config.getOptionalNumber(`${key}.events`) ?? 3_000_000;
  const per = config.has(`${key}.per`)
    ? durationToMilliseconds(
        readDurationFromConfig(config, { key: `${key}.per` }),
      )
    : 60_000;
  if (!(events >= 1 && per > 0)) {
    throw new InputError(`${key} must allow at least one event in some time`);
  }
  return { events, per };
}
