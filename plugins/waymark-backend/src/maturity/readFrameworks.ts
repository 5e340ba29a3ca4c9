import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { FactDefinition } from 'backstage-plugin-waymark-node';
import { factRegistry } from '../facts/factRegistry';
import type { Framework } from './Framework';
import { loadFrameworks } from './loadFrameworks';

export type ReadFrameworksOptions = {
  /** Definitions of fact providers' facts */
  providedFacts?: FactDefinition[];
  /** What modules bring, each with the module's name */
  providedFrameworks?: { data: unknown; module: string }[];
};

/**
 * Reads `waymark.maturity.primary` and `waymark.maturity.frameworks`, beside
 * the frameworks that are shipped and those of modules.
 *
 * @throws InputError when a framework is faulty, with its place named
 */
export function readFrameworks(
  config: Config,
  options: ReadFrameworksOptions,
): { frameworks: Framework[]; primary?: string } {
  const { providedFacts = [], providedFrameworks = [] } = options;
  const key = 'waymark.maturity.frameworks';
  const extra = config.getOptional<unknown[]>(key) ?? [];
  const definitions: FactDefinition[] = [...factRegistry];
  for (const fact of providedFacts) {
    if (definitions.some(({ name }) => name === fact.name)) {
      throw new InputError(`Two sources define the fact "${fact.name}"`);
    }
    definitions.push(fact);
  }
  return {
    frameworks: loadFrameworks({
      definitions,
      extra: [
        ...providedFrameworks.map(({ data, module }) => ({
          data,
          place: `A framework of ${module}`,
        })),
        ...extra.map((data, index) => ({ data, place: `${key}[${index}]` })),
      ],
    }),
    primary: config.getOptionalString('waymark.maturity.primary'),
  };
}
