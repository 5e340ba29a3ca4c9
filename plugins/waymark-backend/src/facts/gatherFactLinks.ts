import { type GatherFactsOptions, createFactContext } from './FactContext';
import { factRegistry } from './factRegistry';

/** The addresses that events give for facts of one model, by fact. */
export function gatherFactLinks(
  options: GatherFactsOptions,
): Map<string, string> {
  const context = createFactContext(options);
  return new Map(
    factRegistry.flatMap(({ name, link }) => {
      const address = link?.(context);
      return address && /^https?:\/\//.test(address) ? [[name, address]] : [];
    }),
  );
}
