import { useApi, useApiHolder } from '@backstage/core-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { hashKey, useQuery } from '@tanstack/react-query';
import type { WaymarkApi } from 'backstage-plugin-waymark-common';
import { useCallback, useEffect, useRef } from 'react';
import { waymarkApiRef } from '../api/waymarkApiRef';
import { LiveQueries, type QueryScope } from './LiveQueries';

/** What a question has brought so far. */
export type QueryState<T> = {
  /** The latest answer; kept while a newer one is fetched, also when that fails */
  value?: T;
  /** Nothing to show yet */
  loading: boolean;
  /** `value` answers an earlier question; the answer to this one is on its way */
  refreshing: boolean;
  /** Why the latest attempt failed */
  error?: Error;
  retry(): void;
};

export type CachedQueryOptions<T, S = T> = {
  /** All that the answer depends on */
  key: readonly [QueryScope, ...unknown[]];
  load(api: WaymarkApi): Promise<T>;
  /** The part of the answer that is shown; others share the rest */
  select?(answer: T): S;
  /** Milliseconds until it is asked again, where signals are too slow */
  pollMs?(answer: T | undefined): number | undefined;
  /** Kept for nobody, where an old answer would mislead */
  fresh?: boolean;
};

/**
 * Asks once for all who ask the same, and again when signals say so. Another key
 * keeps the old answer until the new one is in, unless its first two parts differ.
 */
export function useCachedQuery<T, S = T>(
  options: CachedQueryOptions<T, S>,
): QueryState<S> {
  const { key, load, select, pollMs, fresh } = options;
  const api = useApi(waymarkApiRef);
  const live = LiveQueries.of(api, useApiHolder().get(signalApiRef));
  useEffect(() => live.attach(), [live]);

  const { data, error, isPending, isPlaceholderData, refetch } = useQuery(
    {
      queryKey: key,
      queryFn: () => load(api),
      select,
      ...(fresh ? { gcTime: 0, staleTime: 0 } : {}),
      placeholderData: (previous, query) =>
        query &&
        hashKey(query.queryKey.slice(0, 2)) === hashKey(key.slice(0, 2))
          ? previous
          : undefined,
      refetchInterval: query =>
        (!query.state.error && pollMs?.(query.state.data)) ||
        live.intervalOf(query),
    },
    live.client,
  );

  // Asking again forgets the error, which would make what is on screen jump
  const failure = useRef<{ hash: string; error: Error }>();
  const hash = hashKey(key);
  if (error) failure.current = { hash, error };
  if (!isPending && !error) failure.current = undefined;
  const shown =
    failure.current?.hash === hash ? failure.current.error : undefined;

  const retry = useCallback(() => {
    failure.current = undefined;
    void refetch();
  }, [refetch]);
  return {
    value: data,
    loading: isPending && !shown,
    refreshing: isPlaceholderData,
    error: shown,
    retry,
  };
}
