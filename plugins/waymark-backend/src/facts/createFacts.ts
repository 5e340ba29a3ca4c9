import type { FactDefinition } from 'backstage-plugin-waymark-node';
import type { Kernel } from '../kernel/createKernel';
import { ProvidedFacts } from './ProvidedFacts';

/** What the facts' room offers those above it. */
export type Facts = {
  facts: ProvidedFacts;
  /** Of the facts that modules provide */
  providedFacts: FactDefinition[];
};

export function createFacts(
  below: Pick<Kernel, 'extensions' | 'logger'>,
): Facts {
  const { logger } = below;
  const { factProviders: providers } = below.extensions;
  return {
    facts: ProvidedFacts.create({ providers, logger }),
    providedFacts: providers.flatMap(({ facts }) => facts),
  };
}
