import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { EnvironmentTier } from 'backstage-plugin-waymark-common';
import type { JsonObject } from '@backstage/types';
import type { EnvironmentNames } from './environmentNames';
import type { EnvironmentTiers } from './environmentTier';
import { DEFAULT_FOLD_OPTIONS, type FoldOptions } from './FoldOptions';

const TIERS: EnvironmentTier[] = [
  'production',
  'staging',
  'testing',
  'development',
];

const KEY = 'waymark.environments';

/**
 * Reads `waymark.environments`, `waymark.incidents` and `waymark.approvals`.
 *
 * @throws InputError naming the key that is wrong
 */
export function readFoldOptions(config: Config): FoldOptions {
  const { tiers, names } = readEnvironments(config);
  return {
    environments: tiers,
    environmentNames: names,
    attributionDays:
      config.getOptionalNumber('waymark.incidents.attributionDays') ??
      DEFAULT_FOLD_OPTIONS.attributionDays,
    staleAfterDays:
      config.getOptionalNumber('waymark.incidents.staleAfterDays') ??
      DEFAULT_FOLD_OPTIONS.staleAfterDays,
    approvers: config.getOptionalStringArray('waymark.approvals.approvers'),
  };
}

function readEnvironments(config: Config): {
  tiers: EnvironmentTiers;
  names: EnvironmentNames;
} {
  const tiers: EnvironmentTiers = {};
  const names: EnvironmentNames = {};
  // Read whole: an environment may be called what no key of a config path may be
  const environments = config.getOptional<JsonObject>(KEY) ?? {};
  for (const [environment, value] of Object.entries(environments)) {
    const { tier, aliases = [] } = (
      typeof value === 'string' ? { tier: value } : value ?? {}
    ) as JsonObject;
    const known = TIERS.find(each => each === tier);
    if (!known && (tier !== undefined || typeof value === 'string')) {
      throw new InputError(
        `${KEY}.${environment} must be one of ${TIERS.join(', ')}`,
      );
    }
    if (known) tiers[environment] = known;
    if (!Array.isArray(aliases) || !aliases.every(isName)) {
      throw new InputError(`${KEY}.${environment}.aliases must list names`);
    }
    for (const alias of aliases as string[]) {
      const name = alias.toLocaleLowerCase('en-US');
      if (names[name] !== undefined) {
        throw new InputError(
          `${KEY}: ${name} is an alias of ${names[name]} and of ${environment}`,
        );
      }
      names[name] = environment;
    }
  }
  return { tiers, names };
}

function isName(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}
