import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import {
  ALL_RELATION_PAIRS,
  ALL_RELATIONS,
  catalogGraphApiRef,
  DefaultCatalogGraphApi,
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

/** Each pair drawn as one arrow, labelled by its first relation. */
const pairs: RelationPairs = [
  [RELATION_TRAINED_ON, RELATION_USED_TO_TRAIN],
  [RELATION_EVALUATED_ON, RELATION_USED_TO_EVALUATE],
  [RELATION_DERIVED_FROM, RELATION_BASE_OF],
  [RELATION_SERVED_BY, RELATION_SERVES],
];

/** The catalog graph draws only relations it has been told of. */
export const graphModule = createFrontendModule({
  pluginId: 'catalog-graph',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: catalogGraphApiRef,
          deps: {},
          factory: () =>
            new DefaultCatalogGraphApi({
              knownRelations: [...ALL_RELATIONS, ...pairs.flat()],
              knownRelationPairs: [...ALL_RELATION_PAIRS, ...pairs],
              defaultRelationTypes: { exclude: [] },
            }),
        }),
    }),
  ],
});
