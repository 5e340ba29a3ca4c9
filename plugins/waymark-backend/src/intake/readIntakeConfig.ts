import { readDurationFromConfig, type Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import type { RateLimit } from './ingest/RateLimiter';
import type { Limits } from './ingest/readEvents';

const HOUR_MS = 3_600_000;

/** What senders may send, and how fast. */
export type IntakeConfig = {
  limits: Limits;
  /** Undefined when it is switched off */
  rateLimit?: RateLimit;
  tokens: TokenConfig;
};

/** How tokens of sources end. */
export type TokenConfig = {
  /** How long a token works beside the one that takes its place, milliseconds */
  overlap: number;
  /** Entity refs of who is told of ends where a source's models have no owner */
  notify: string[];
};

/**
 * Reads `waymark.events` and `waymark.sources`.
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
    tokens: {
      overlap:
        readDuration(config, 'waymark.sources.renewalOverlap') ?? 24 * HOUR_MS,
      notify: config.getOptionalStringArray('waymark.sources.notify') ?? [],
    },
  };
}

function readDuration(config: Config, key: string): number | undefined {
  return config.has(key)
    ? durationToMilliseconds(readDurationFromConfig(config, { key }))
    : undefined;
}

function readRateLimit(config: Config): RateLimit | undefined {
  const key = 'waymark.events.rateLimit';
  if (config.getOptional(key) === false) return undefined;
  const events = config.getOptionalNumber(`${key}.events`) ?? 3_000_000;
  const per = readDuration(config, `${key}.per`) ?? 60_000;
  if (!(events >= 1 && per > 0)) {
    throw new InputError(`${key} must allow at least one event in some time`);
  }
  return { events, per };
}
