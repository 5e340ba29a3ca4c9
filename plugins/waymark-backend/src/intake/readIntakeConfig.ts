import { readDurationFromConfig, type Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import { readContentLimits, type ContentLimits } from './ingest/ContentLimits';
import type { RateLimit } from './ingest/RateLimiter';
import type { Limits } from './ingest/readEvents';
import type { BodyLimits } from './routes/BodyReader';

const HOUR_MS = 3_600_000;

/** What senders may send, and how fast. */
export type IntakeConfig = {
  limits: Limits & BodyLimits;
  content: ContentLimits;
  /** Of one sender each; undefined when it is switched off */
  rates: {
    /** With a source token, or without the permission for replays */
    senders?: RateLimit;
    /** With the permission for replays */
    replays?: RateLimit;
    /** A vendor's door or a topic, which speaks for all models at once */
    vendors?: RateLimit;
  };
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
 * Reads `waymark.events`, `waymark.limits` and `waymark.sources`.
 *
 * @throws InputError naming the key that is wrong
 */
export function readIntakeConfig(config: Config): IntakeConfig {
  const read = (name: string) => config.getOptionalNumber(`waymark.${name}`);
  return {
    limits: {
      eventBytes: read('events.maxEventBytes') ?? 1024 * 1024,
      requestBytes: read('events.maxRequestBytes') ?? 10 * 1024 * 1024,
      events: read('events.maxEventsPerRequest') ?? 10_000,
      bodyBytes: read('limits.bodyBytes') ?? 64 * 1024 * 1024,
      bodyTimeout: readMilliseconds(
        config,
        'waymark.limits.bodyTimeout',
        15_000,
      ),
    },
    content: readContentLimits(config),
    rates: readRates(config),
    tokens: {
      overlap: readMilliseconds(
        config,
        'waymark.sources.renewalOverlap',
        24 * HOUR_MS,
      ),
      notify: config.getOptionalStringArray('waymark.sources.notify') ?? [],
    },
  };
}

function readRates(config: Config): IntakeConfig['rates'] {
  const key = (name: string) => `waymark.events.${name}`;
  const isSet = (name: string) => config.getOptional(key(name)) !== undefined;
  const read = (name: string, events: number) =>
    readRateLimit(config, key(name), events);
  const senders = read('rateLimit', 6_000);
  // Whoever sets one limit alone means it for all
  const others = (name: string, events: number) =>
    isSet('rateLimit') && !isSet(name) ? senders : read(name, events);
  return {
    senders,
    vendors: others('vendorRateLimit', 60_000),
    replays: others('replayRateLimit', 3_000_000),
  };
}

function readRateLimit(
  config: Config,
  key: string,
  fallback: number,
): RateLimit | undefined {
  if (config.getOptional(key) === false) return undefined;
  const events = config.getOptionalNumber(`${key}.events`) ?? fallback;
  const per = readMilliseconds(config, `${key}.per`, 60_000);
  if (!(events >= 1 && per > 0)) {
    throw new InputError(`${key} must allow at least one event in some time`);
  }
  return { events, per, key };
}

function readMilliseconds(
  config: Config,
  key: string,
  fallback: number,
): number {
  return config.has(key)
    ? durationToMilliseconds(readDurationFromConfig(config, { key }))
    : fallback;
}
