import type { EnvironmentTier } from 'backstage-plugin-waymark-common';

/** Tiers of environments by id, from `waymark.environments`. */
export type EnvironmentTiers = Record<string, EnvironmentTier>;

const DECLARABLE = ['production', 'staging', 'testing', 'development'] as const;

const BEGINNINGS: [RegExp, EnvironmentTier][] = [
  [/^(prod|live)/i, 'production'],
  [/^(stag|pre-prod|uat)/i, 'staging'],
  [/^(test|qa)/i, 'testing'],
];

/** Tier of an environment by configuration, else by how its id begins. */
export function tierByName(
  environment: string,
  configured: EnvironmentTiers,
): EnvironmentTier {
  if (Object.hasOwn(configured, environment)) return configured[environment];
  return (
    BEGINNINGS.find(([beginning]) => beginning.test(environment))?.[1] ??
    'development'
  );
}

/** What the event declares beats configuration and name. */
export function environmentTier(
  declared: unknown,
  environment: string,
  configured: EnvironmentTiers,
): EnvironmentTier {
  return (
    DECLARABLE.find(tier => tier === declared) ??
    tierByName(environment, configured)
  );
}
