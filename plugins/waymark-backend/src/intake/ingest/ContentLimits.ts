import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** How much one event may say, whichever door it comes through. */
export type ContentLimits = {
  /** Characters of an id, a version, an environment, an artifact or a source */
  idLength: number;
  /** Characters of a URL */
  urlLength: number;
  /** Links to other events */
  linksPerEvent: number;
  /** Fields and items of lists, at any depth */
  propertiesPerEvent: number;
  /** Money that one event says was spent */
  costAmount: number;
  /** GPU seconds or tokens that one event says were used */
  costUnits: number;
  /** Environments that one model may have been deployed to */
  environmentsPerModel: number;
};

/** Where nothing is configured. */
export const DEFAULT_CONTENT_LIMITS: ContentLimits = {
  idLength: 512,
  urlLength: 512,
  linksPerEvent: 100,
  propertiesPerEvent: 5_000,
  costAmount: 1e12,
  costUnits: 1e15,
  environmentsPerModel: 200,
};

/**
 * Reads `waymark.limits`.
 *
 * @throws InputError naming the key that is wrong
 */
export function readContentLimits(config: Config): ContentLimits {
  const read = Object.entries(DEFAULT_CONTENT_LIMITS).map(([name, value]) => {
    const key = `waymark.limits.${name}`;
    const limit = config.getOptionalNumber(key) ?? value;
    if (!(limit > 0)) throw new InputError(`${key} must be greater than 0`);
    return [name, limit];
  });
  return Object.fromEntries(read) as ContentLimits;
}
