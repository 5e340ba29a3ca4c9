import { readDurationFromConfig, type Config } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';

/** How long a rollback may take. Milliseconds. */
export type RollbackSettings = {
  /** From dispatch to the platform's event */
  timeout: number;
  /** From the end of a successful run to the platform's event */
  eventTimeout: number;
  /** How long a platform that cannot be reached is asked again */
  retryFor: number;
};

/** Reads `waymark.rollback`. */
export function readRollbackSettings(config: Config): RollbackSettings {
  return {
    timeout: read(config, 'timeout', 15 * 60_000),
    eventTimeout: read(config, 'eventTimeout', 2 * 60_000),
    retryFor: 60_000,
  };
}

function read(config: Config, name: string, fallback: number): number {
  const key = `waymark.rollback.${name}`;
  if (!config.has(key)) return fallback;
  return durationToMilliseconds(readDurationFromConfig(config, { key }));
}
