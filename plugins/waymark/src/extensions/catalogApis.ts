import {
  createApiFactory,
  type AnyApiFactory,
} from '@backstage/core-plugin-api';
import { catalogGraphApiRef } from '@backstage/plugin-catalog-graph';
import {
  catalogApiRef,
  entityPresentationApiRef,
} from '@backstage/plugin-catalog-react';
import { createCatalogGraphApi } from '../catalog/catalogGraph';
import { createEntityPresentationApi } from '../catalog/entityPresentation';

/**
 * For the `apis` of a portal on the old frontend system: icons of models and data
 * sets wherever the catalog shows entities, and their relations in the catalog graph.
 *
 * @public
 */
export const waymarkCatalogApis: AnyApiFactory[] = [
  createApiFactory({
    api: entityPresentationApiRef,
    deps: { catalogApi: catalogApiRef },
    factory: ({ catalogApi }) => createEntityPresentationApi(catalogApi),
  }),
  createApiFactory(catalogGraphApiRef, createCatalogGraphApi()),
];
