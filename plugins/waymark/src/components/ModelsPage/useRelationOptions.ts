import useAsync from 'react-use/esm/useAsync';
import { parseEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import {
  catalogApiRef,
  humanizeEntityRef,
} from '@backstage/plugin-catalog-react';
import type { FilterOption } from './FilterSelect';

/**
 * Everything that models of the catalog are related to in one way. Where the
 * catalog does not answer the list holds only what is chosen already, so that
 * the filter can be taken off.
 */
export function useRelationOptions(
  relation: string,
  defaultKind: string,
  chosen: string,
): FilterOption[] {
  const catalogApi = useApi(catalogApiRef);
  const facet = `relations.${relation}`;
  const { value: facets } = useAsync(
    () =>
      catalogApi.getEntityFacets({
        filter: { kind: 'Model' },
        facets: [facet],
      }),
    [catalogApi, facet],
  );
  const refs = new Set(facets?.facets[facet]?.map(({ value }) => value));
  if (chosen) refs.add(chosen);
  return [...refs]
    .map(ref => ({ value: ref, label: labelOf(ref, defaultKind) }))
    .sort((a, b) => a.label.localeCompare(b.label));
}

function labelOf(ref: string, defaultKind: string): string {
  try {
    return humanizeEntityRef(
      parseEntityRef(ref, { defaultKind, defaultNamespace: 'default' }),
      { defaultKind },
    );
  } catch {
    return ref;
  }
}
