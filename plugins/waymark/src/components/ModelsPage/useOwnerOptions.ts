import useAsync from 'react-use/esm/useAsync';
import { RELATION_OWNED_BY } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import {
  catalogApiRef,
  humanizeEntityRef,
} from '@backstage/plugin-catalog-react';
import { parseEntityRef } from '@backstage/catalog-model';
import type { FilterOption } from './FilterSelect';

const FACET = `relations.${RELATION_OWNED_BY}`;

/**
 * Every owner of a model in the catalog. Where the catalog does not answer the
 * list holds only the owner chosen already, so that the filter can be taken off.
 */
export function useOwnerOptions(chosen: string): FilterOption[] {
  const catalogApi = useApi(catalogApiRef);
  const { value: facets } = useAsync(
    () =>
      catalogApi.getEntityFacets({
        filter: { kind: 'Model' },
        facets: [FACET],
      }),
    [catalogApi],
  );
  const refs = new Set(facets?.facets[FACET]?.map(facet => facet.value));
  if (chosen) refs.add(chosen);
  return [...refs]
    .map(ref => ({ value: ref, label: labelOf(ref) }))
    .sort((a, b) => a.label.localeCompare(b.label));
}

function labelOf(ref: string): string {
  try {
    return humanizeEntityRef(
      parseEntityRef(ref, {
        defaultKind: 'group',
        defaultNamespace: 'default',
      }),
      { defaultKind: 'group' },
    );
  } catch {
    return ref;
  }
}
