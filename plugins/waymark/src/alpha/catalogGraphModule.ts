import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import { catalogGraphApiRef } from '@backstage/plugin-catalog-graph';
import { createCatalogGraphApi } from '../catalog/catalogGraph';

/**
 * Makes the catalog graph draw the relations of models and data sets.
 *
 * @alpha
 */
export const waymarkCatalogGraphModule = createFrontendModule({
  pluginId: 'catalog-graph',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: catalogGraphApiRef,
          deps: {},
          factory: () => createCatalogGraphApi(),
        }),
    }),
  ],
});
