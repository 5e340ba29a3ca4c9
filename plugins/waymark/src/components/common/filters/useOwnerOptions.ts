import { RELATION_OWNED_BY } from '@backstage/catalog-model';
import { useRelationOptions } from './useRelationOptions';

/** Every owner of a model in the catalog. */
export function useOwnerOptions(chosen: string) {
  return useRelationOptions(RELATION_OWNED_BY, 'group', chosen);
}
