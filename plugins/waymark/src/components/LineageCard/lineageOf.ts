import type { Entity } from '@backstage/catalog-model';
import {
  RELATION_BASE_OF,
  RELATION_DERIVED_FROM,
  RELATION_EVALUATED_ON,
  RELATION_SERVED_BY,
  RELATION_TRAINED_ON,
} from 'backstage-plugin-waymark-common';
import type { LineageNode } from './LineageColumn';

const UPSTREAM = {
  [RELATION_TRAINED_ON]: 'trained on',
  [RELATION_EVALUATED_ON]: 'evaluated on',
  [RELATION_DERIVED_FROM]: 'derived from',
};

const DOWNSTREAM = {
  [RELATION_SERVED_BY]: 'served by',
  [RELATION_BASE_OF]: 'base of',
};

/** A model's relations, sorted into what it comes from and what it leads to. */
export function lineageOf(
  entity: Entity,
  versions: Record<string, string[]>,
): { upstream: LineageNode[]; downstream: LineageNode[] } {
  const pick = (words: Record<string, string>): LineageNode[] =>
    Object.entries(words).flatMap(([type, relation]) =>
      (entity.relations ?? [])
        .filter(candidate => candidate.type === type)
        .map(({ targetRef }) => ({
          relation,
          targetRef,
          versions:
            type === RELATION_TRAINED_ON
              ? versions[targetRef.toLocaleLowerCase('en-US')]
              : undefined,
        })),
    );
  return { upstream: pick(UPSTREAM), downstream: pick(DOWNSTREAM) };
}
