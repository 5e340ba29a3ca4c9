import type { MaturityResult } from 'backstage-plugin-waymark-common';

/** A result whose facts lead to the addresses that events gave for them. */
export function linkFacts(
  result: MaturityResult,
  links: ReadonlyMap<string, string>,
): MaturityResult {
  return {
    ...result,
    criteria: result.criteria.map(criterion => ({
      ...criterion,
      facts: criterion.facts.map(fact => {
        const target = links.get(fact.name);
        return target
          ? { ...fact, evidence: { kind: 'url' as const, target } }
          : fact;
      }),
    })),
  };
}
