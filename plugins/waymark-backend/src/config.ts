import { readDurationFromConfig, type Config } from '@backstage/config';
import { InputError, toError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import type { EnvironmentTier } from 'backstage-plugin-waymark-common';
import type { RateLimit } from './intake/ingest/RateLimiter';
import type { Limits } from './intake/ingest/readEvents';
import type { BandLegend } from './metrics/bands';
import {
  checkChoice,
  type BenchmarkChoice,
} from './metrics/quickCheck/benchmark';
import { readBandLegend } from './metrics/readBandLegend';
import type { FoldOptions } from './projections/foldModel';

const TIERS: EnvironmentTier[] = [
  'production',
  'staging',
  'testing',
  'development',
];

const DAY_MS = 86_400_000;

/** What the engine takes from `waymark:`. */
export type WaymarkConfig = {
  fold: FoldOptions;
  limits: Limits;
  /** Undefined when it is switched off */
  rateLimit?: RateLimit;
  /** How long events are kept, milliseconds; undefined is for ever */
  keepEventsFor?: number;
  /** Whom Quick Checks are held against unless a query says otherwise */
  benchmark: BenchmarkChoice;
  /** How many days before a campaign's due day people are reminded */
  reminderDays: number[];
  /** What bands figures are given */
  legend: BandLegend;
};

/** @throws InputError naming the key that is wrong */
export function readWaymarkConfig(config: Config): WaymarkConfig {
  const waymark = config.getOptionalConfig('waymark');
  return {
    fold: {
      environments: readEnvironments(waymark),
      attributionDays:
        waymark?.getOptionalNumber('incidents.attributionDays') ?? 7,
    },
    limits: {
      eventBytes:
        waymark?.getOptionalNumber('events.maxEventBytes') ?? 1024 * 1024,
      requestBytes:
        waymark?.getOptionalNumber('events.maxRequestBytes') ??
        10 * 1024 * 1024,
      events:
        waymark?.getOptionalNumber('events.maxEventsPerRequest') ?? 10_000,
    },
    rateLimit: readRateLimit(config),
    keepEventsFor: readRetention(config),
    benchmark: readBenchmark(config),
    reminderDays: readReminderDays(config),
    legend: readBandLegend(config),
  };
}

function readRetention(config: Config): number | undefined {
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

function readReminderDays(config: Config): number[] {
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

function readBenchmark(config: Config): BenchmarkChoice {
  const key = 'waymark.metrics.benchmark';
  try {
    return checkChoice({
      industry: config.getOptionalString(`${key}.industry`),
      organizationSize: config.getOptionalString(`${key}.organizationSize`),
    });
  } catch (error) {
    throw new InputError(`In ${key}: ${toError(error).message}`);
  }
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

function readEnvironments(waymark?: Config): Record<string, EnvironmentTier> {
  const environments =
    waymark?.getOptional<Record<string, string>>('environments') ?? {};
  for (const [environment, tier] of Object.entries(environments)) {
    if (!TIERS.some(known => known === tier)) {
      throw new InputError(
        `waymark.environments.${environment} must be one of ${TIERS.join(
          ', ',
        )}`,
      );
    }
  }
  return environments as Record<string, EnvironmentTier>;
}
