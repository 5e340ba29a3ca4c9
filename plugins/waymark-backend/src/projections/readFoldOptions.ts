import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { EnvironmentTier } from 'backstage-plugin-waymark-common';
import type { FoldOptions } from './FoldOptions';

const TIERS: EnvironmentTier[] = [
  'production',
  'staging',
  'testing',
  'development',
];

/**
 * Reads `waymark.environments` and `waymark.incidents`.
 *
 * @throws InputError naming the key that is wrong
 */
export function readFoldOptions(config: Config): FoldOptions {
  return {
    environments: readEnvironments(config),
    attributionDays:
      config.getOptionalNumber('waymark.incidents.attributionDays') ?? 7,
  };
}

function readEnvironments(config: Config): Record<string, EnvironmentTier> {
  const key = 'waymark.environments';
  const environments = config.getOptional<Record<string, string>>(key) ?? {};
  for (const [environment, tier] of Object.entries(environments)) {
    if (!TIERS.some(known => known === tier)) {
      throw new InputError(
        `${key}.${environment} must be one of ${TIERS.join(', ')}`,
      );
    }
  }
  return environments as Record<string, EnvironmentTier>;
}
