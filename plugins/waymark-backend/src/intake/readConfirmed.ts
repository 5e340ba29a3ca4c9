import type { Config } from '@backstage/config';
import { parseModelRef } from 'backstage-plugin-waymark-node';

/**
 * What operators vouch for: entities of the locations under `catalog.locations`,
 * and the models under `waymark.models.confirmed`.
 */
export function readConfirmed(config: Config): {
  locations: string[];
  confirmed: string[];
} {
  const locations = config.getOptionalConfigArray('catalog.locations') ?? [];
  const models = config.getOptionalStringArray('waymark.models.confirmed');
  return {
    // Those of files are told by their kind
    locations: locations.map(
      each => `${each.getString('type')}:${each.getString('target')}`,
    ),
    confirmed: models?.map(model => parseModelRef(model)) ?? [],
  };
}
