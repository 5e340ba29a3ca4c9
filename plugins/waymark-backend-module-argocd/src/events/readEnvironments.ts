import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

const KEY = 'waymark.argocd.environments';

/**
 * Environments by namespace, from `waymark.argocd.environments`.
 *
 * @throws InputError when one is no text
 */
export function readEnvironments(config: Config): Map<string, string> {
  // Read whole: a namespace may start with a digit, a key of a config path may not
  const value = config.getOptional(KEY) ?? {};
  const environments = new Map<string, string>();
  for (const [namespace, environment] of Object.entries(value)) {
    if (typeof environment !== 'string' || !environment) {
      throw new InputError(`${KEY}.${namespace} names no environment`);
    }
    environments.set(namespace, environment);
  }
  return environments;
}
