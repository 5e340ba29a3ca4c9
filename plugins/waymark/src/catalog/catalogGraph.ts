import {
  ALL_RELATION_PAIRS,
  ALL_RELATIONS,
  DefaultCatalogGraphApi,
  type CatalogGraphApi,
  type RelationPairs,
} from '@backstage/plugin-catalog-graph';
import {
  RELATION_BASE_OF,
  RELATION_DERIVED_FROM,
  RELATION_EVALUATED_ON,
  RELATION_SERVED_BY,
  RELATION_SERVES,
  RELATION_TRAINED_ON,
  RELATION_USED_TO_EVALUATE,
  RELATION_USED_TO_TRAIN,
} from 'backstage-plugin-waymark-common';

/**
 * The relations of models and data sets. The catalog graph draws each pair as one
 * arrow, labelled with its first relation. A portal that makes its own
 * `DefaultCatalogGraphApi` adds them to its `knownRelations` and
 * `knownRelationPairs`.
 *
 * @public
 */
export const waymarkRelationPairs: RelationPairs = [
  [RELATION_TRAINED_ON, RELATION_USED_TO_TRAIN],
  [RELATION_EVALUATED_ON, RELATION_USED_TO_EVALUATE],
  [RELATION_DERIVED_FROM, RELATION_BASE_OF],
  [RELATION_SERVED_BY, RELATION_SERVES],
];

/** The catalog graph with its own relations and those of models and data sets. */
export function createCatalogGraphApi(): CatalogGraphApi {
  return new DefaultCatalogGraphApi({
    knownRelations: [...ALL_RELATIONS, ...waymarkRelationPairs.flat()],
    knownRelationPairs: [...ALL_RELATION_PAIRS, ...waymarkRelationPairs],
    defaultRelationTypes: { exclude: [] },
  });
}
