import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { WaymarkData } from 'backstage-plugin-waymark-common';

const KEY = 'waymark.mlflow.aliases';
const STRATEGIES = [
  'recreate',
  'rolling',
  'canary',
  'blue-green',
  'shadow',
] as const;

/** Where a version serves that an alias points to, and how. */
export type AliasMeaning = {
  environment: string;
  strategy?: WaymarkData['strategy'];
  /** 0 to 100 */
  trafficPercent?: number;
};

const DEFAULTS = new Map<string, AliasMeaning>([
  ['champion', { environment: 'production' }],
  ['challenger', { environment: 'shadow', strategy: 'shadow' }],
]);

/**
 * What aliases stand for, from `waymark.mlflow.aliases`.
 *
 * @throws InputError when an alias has no environment or an unknown strategy
 */
export function readAliases(config: Config): Map<string, AliasMeaning> {
  // Read whole: an alias may start with a digit, a key of a config path may not
  const aliases = config.getOptional(KEY);
  if (aliases === undefined) return DEFAULTS;
  return new Map(
    Object.entries(aliases as object).map(([alias, value]) => [
      alias,
      readMeaning(value, `${KEY}.${alias}`),
    ]),
  );
}

function readMeaning(value: unknown, key: string): AliasMeaning {
  const { environment, strategy, trafficPercent } = (
    typeof value === 'string' ? { environment: value } : value ?? {}
  ) as Record<string, unknown>;
  if (typeof environment !== 'string' || !environment) {
    throw new InputError(`${key} names no environment`);
  }
  const known = STRATEGIES.find(each => each === strategy);
  if (strategy !== undefined && !known) {
    throw new InputError(`${key}.strategy is none of ${STRATEGIES.join(', ')}`);
  }
  if (trafficPercent !== undefined && !isPercent(trafficPercent)) {
    throw new InputError(`${key}.trafficPercent is no number from 0 to 100`);
  }
  return { environment, strategy: known, trafficPercent };
}

function isPercent(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= 100;
}
