import { parseEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import {
  catalogApiRef,
  humanizeEntityRef,
} from '@backstage/plugin-catalog-react';
import { WAYMARK_API_VERSION } from 'backstage-plugin-waymark-common';
import { useCachedQuery } from '../../../queries';
import type { FilterOption } from './FilterSelect';

/**
 * Every value that models in the catalog have of a facet. Where the catalog does
 * not answer the list holds only the value chosen already, so that the filter can
 * be taken off.
 *
 * @param kind - of the entities that its values are refs of; none for plain text
 */
export function useFacetOptions(
  facet: string,
  chosen: string,
  kind?: string,
): FilterOption[] {
  const catalogApi = useApi(catalogApiRef);
  const { value: facets } = useCachedQuery({
    key: ['fixed', 'facets', facet],
    load: () =>
      catalogApi.getEntityFacets({
        filter: { kind: 'Model', apiVersion: WAYMARK_API_VERSION },
        facets: [facet],
      }),
  });
  const values = new Set(facets?.facets[facet]?.map(({ value }) => value));
  if (chosen) values.add(chosen);
  return [...values]
    .map(value => ({ value, label: kind ? labelOf(value, kind) : value }))
    .sort((a, b) => a.label.localeCompare(b.label));
}

function labelOf(ref: string, kind: string): string {
  try {
    return humanizeEntityRef(
      parseEntityRef(ref, { defaultKind: kind, defaultNamespace: 'default' }),
      { defaultKind: kind },
    );
  } catch {
    return ref;
  }
}
