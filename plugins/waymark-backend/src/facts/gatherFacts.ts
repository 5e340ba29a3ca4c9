import type { FactValue } from 'backstage-plugin-waymark-node';
import { type GatherFactsOptions, createFactContext } from './FactContext';
import { factRegistry } from './factRegistry';

/**
 * All facts of one model at one moment, by name. A pure function of what it is
 * given; `null` stands for "not known".
 */
export function gatherFacts(
  options: GatherFactsOptions,
): Record<string, FactValue> {
  const context = createFactContext(options);
  return Object.fromEntries(
    factRegistry.map(fact => [fact.name, fact.read(context)]),
  );
}
