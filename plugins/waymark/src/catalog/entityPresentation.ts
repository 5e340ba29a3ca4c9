import type { IconComponent } from '@backstage/core-plugin-api';
import { DefaultEntityPresentationApi } from '@backstage/plugin-catalog';
import type {
  CatalogApi,
  EntityPresentationApi,
} from '@backstage/plugin-catalog-react';
import StorageIcon from '@material-ui/icons/Storage';
import TimelineIcon from '@material-ui/icons/Timeline';

/**
 * The icons of the kinds Model and Dataset, by kind in lower case. A portal that
 * makes its own `DefaultEntityPresentationApi` passes them as `kindIcons`.
 *
 * @public
 */
export const waymarkKindIcons: Record<string, IconComponent> = {
  model: TimelineIcon,
  dataset: StorageIcon,
};

/** The catalog's presentation of entities, with icons of models and data sets. */
export function createEntityPresentationApi(
  catalogApi: CatalogApi,
): EntityPresentationApi {
  return DefaultEntityPresentationApi.create({
    catalogApi,
    kindIcons: waymarkKindIcons,
  });
}
