import type { FactValue } from 'backstage-plugin-waymark-node';
import { createGroupContext, type GroupModel } from './GroupContext';
import { groupFactRegistry } from './groupFacts';

/**
 * All facts about a group of models, by name. A pure function of what it is
 * given; `null` stands for "not known".
 */
export function gatherGroupFacts(
  models: GroupModel[],
): Record<string, FactValue> {
  const context = createGroupContext(models);
  return Object.fromEntries(
    groupFactRegistry.map(fact => [fact.name, fact.read(context)]),
  );
}
