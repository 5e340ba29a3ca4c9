import type { FilterOption } from './FilterSelect';
import { useFacetOptions } from './useFacetOptions';

/** Every entity that models in the catalog have a relation to. */
export function useRelationOptions(
  relation: string,
  kind: string,
  chosen: string,
): FilterOption[] {
  return useFacetOptions(`relations.${relation}`, chosen, kind);
}
