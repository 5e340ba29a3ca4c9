import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import {
  catalogApiRef,
  entityPresentationApiRef,
} from '@backstage/plugin-catalog-react';
import { createEntityPresentationApi } from '../catalog/entityPresentation';

/**
 * Gives models and data sets an icon wherever the catalog shows entities.
 *
 * @alpha
 */
export const waymarkCatalogModule = createFrontendModule({
  pluginId: 'catalog',
  extensions: [
    ApiBlueprint.make({
      name: 'entity-presentation',
      params: defineParams =>
        defineParams({
          api: entityPresentationApiRef,
          deps: { catalogApi: catalogApiRef },
          factory: ({ catalogApi }) => createEntityPresentationApi(catalogApi),
        }),
    }),
  ],
});
