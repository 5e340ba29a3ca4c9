import type { EnvironmentTier } from 'backstage-plugin-waymark-common';

/** Tiers of environments by id, from `waymark.environments`. */
export type EnvironmentTiers = Record<string, EnvironmentTier>;

type DeclaredTier = Exclude<EnvironmentTier, 'shadow'>;

const WORDS: Record<DeclaredTier, string[]> = {
  production: ['prod', 'production', 'prd', 'live'],
  staging: ['stage', 'stag', 'staging', 'stg', 'pre', 'preprod', 'uat'],
  testing: ['test', 'testing', 'qa'],
  development: ['dev', 'development', 'local', 'sandbox'],
};

const TIERS = Object.keys(WORDS) as DeclaredTier[];

const TIER_OF_WORD = new Map(
  TIERS.flatMap(tier => WORDS[tier].map(word => [word, tier] as const)),
);

/**
 * What configuration says of an environment, regardless of case, else what its
 * event declares, else the first word of its id. What none of them tells counts
 * as development in figures.
 */
export function environmentTier(
  declared: unknown,
  environment: string,
  configured: EnvironmentTiers,
): EnvironmentTier {
  return (
    configuredTier(environment, configured) ??
    TIERS.find(tier => tier === declared) ??
    tierOfName(environment) ??
    'development'
  );
}

/**
 * The tier of an environment that only its name tells of.
 *
 * @returns undefined for a name that is not recognised
 */
export function tierByName(
  environment: string,
  configured: EnvironmentTiers,
): EnvironmentTier | undefined {
  return configuredTier(environment, configured) ?? tierOfName(environment);
}

function configuredTier(
  environment: string,
  configured: EnvironmentTiers,
): EnvironmentTier | undefined {
  const name = environment.toLowerCase();
  return Object.entries(configured).find(
    ([id]) => id.toLowerCase() === name,
  )?.[1];
}

/** `dev-prod` may be either, so it is not recognised. */
function tierOfName(environment: string): DeclaredTier | undefined {
  const [first, ...later] = environment
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter(word => word !== '')
    .map(word => TIER_OF_WORD.get(word));
  const isLow = first === 'testing' || first === 'development';
  return isLow && later.includes('production') ? undefined : first;
}
