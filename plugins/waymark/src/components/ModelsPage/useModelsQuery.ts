import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { ModelsOptions } from 'backstage-plugin-waymark-common';

const FILTERS = [
  'owner',
  'system',
  'tag',
  'tier',
  'level',
  'band',
  'gate',
  'q',
] as const;

export type ModelsFilter = (typeof FILTERS)[number];

/** What the viewer asked for, as it stands in the URL. */
export type ModelsQuery = {
  /** For `getModels`, without the limit */
  options: Omit<ModelsOptions, 'limit'>;
  /** The same filters as the URL has them, empty when not set */
  filters: Record<ModelsFilter, string>;
  filtered: boolean;
  sort: string;
  setFilter(name: ModelsFilter, value: string): void;
  clearFilters(): void;
  setSort(sort: string): void;
  setCursor(cursor: string | undefined): void;
};

/** Filters, sorting and page of the list of models, kept in the URL. */
export function useModelsQuery(): ModelsQuery {
  const [params, setParams] = useSearchParams();

  const change = useCallback(
    (values: Record<string, string | undefined>, replace: boolean) =>
      setParams(
        previous => {
          const next = new URLSearchParams(previous);
          for (const [name, value] of Object.entries(values)) {
            if (value) next.set(name, value);
            else next.delete(name);
          }
          return next;
        },
        { replace },
      ),
    [setParams],
  );

  return useMemo(() => {
    const filters = Object.fromEntries(
      FILTERS.map(name => [name, params.get(name) ?? '']),
    ) as Record<ModelsFilter, string>;
    const sort = params.get('sort') ?? 'name';
    const given = Object.entries(filters).filter(([, value]) => value);
    const none = Object.fromEntries(FILTERS.map(name => [name, undefined]));
    return {
      options: {
        ...Object.fromEntries(given),
        sort,
        cursor: params.get('cursor') ?? undefined,
      },
      filters,
      filtered: given.length > 0,
      sort,
      setFilter: (name, value) =>
        change({ [name]: value, cursor: undefined }, name === 'q'),
      clearFilters: () => change({ ...none, cursor: undefined }, false),
      setSort: next => change({ sort: next, cursor: undefined }, true),
      setCursor: cursor => change({ cursor }, false),
    };
  }, [params, change]);
}
