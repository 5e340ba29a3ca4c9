import { catalogFacts } from './catalogFacts';
import { deliveryFacts } from './deliveryFacts';
import { evidenceFacts } from './evidenceFacts';
import type { Fact } from './Fact';
import { figureFacts } from './figureFacts';
import { gateFacts } from './gateFacts';
import { liveVersionFacts } from './liveVersionFacts';
import { operationFacts } from './operationFacts';

/** Every fact the engine gathers itself, in the order the docs list them. */
export const factRegistry: Fact[] = [
  catalogFacts,
  deliveryFacts,
  figureFacts,
  liveVersionFacts,
  evidenceFacts,
  gateFacts,
  operationFacts,
].flatMap(({ facts, source, freshness, evidence }) =>
  facts.map(fact => ({ evidence, ...fact, source, freshness })),
);
