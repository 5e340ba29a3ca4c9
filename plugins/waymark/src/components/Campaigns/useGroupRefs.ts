import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useCachedQuery } from '../../queries';

/** Refs of the catalog's groups; none where it does not answer. */
export function useGroupRefs(): string[] {
  const catalogApi = useApi(catalogApiRef);
  const { value: refs = [] } = useCachedQuery({
    key: ['fixed', 'groups'],
    load: async () => {
      const { items } = await catalogApi.getEntities({
        filter: { kind: 'Group' },
        fields: ['kind', 'metadata.name', 'metadata.namespace'],
      });
      return items.map(group => stringifyEntityRef(group)).sort();
    },
  });
  return refs;
}
