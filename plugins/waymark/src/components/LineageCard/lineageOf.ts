import type { Entity } from '@backstage/catalog-model';
import {
  RELATION_BASE_OF,
  RELATION_DERIVED_FROM,
  RELATION_EVALUATED_ON,
  RELATION_SERVED_BY,
  RELATION_TRAINED_ON,
} from 'backstage-plugin-waymark-common';
import type { LineageNode, LineageRelation } from './LineageColumn';

type Relations = Record<string, LineageRelation>;

const UPSTREAM: Relations = {
  [RELATION_TRAINED_ON]: 'lineage.trainedOn',
  [RELATION_EVALUATED_ON]: 'lineage.evaluatedOn',
  [RELATION_DERIVED_FROM]: 'lineage.derivedFrom',
};

const DOWNSTREAM: Relations = {
  [RELATION_SERVED_BY]: 'lineage.servedBy',
  [RELATION_BASE_OF]: 'lineage.baseOf',
};

/** A model's relations, sorted into what it comes from and what it leads to. */
export function lineageOf(
  entity: Entity,
  versions: Record<string, string[]>,
): { upstream: LineageNode[]; downstream: LineageNode[] } {
  const pick = (words: Relations): LineageNode[] =>
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
