import type { QueryState } from './useCachedQuery';

type States = Record<string, QueryState<any>>;
type Values<S extends States> = {
  [K in keyof S]: S[K] extends QueryState<infer T> ? T : never;
};

/** Several answers as one, which is there when all of them are. */
export function combineQueries<S extends States>(
  states: S,
): QueryState<Values<S>> {
  const entries = Object.entries(states);
  const all = Object.values(states);
  const complete = all.every(({ value }) => value !== undefined);
  const error = all.find(state => state.error)?.error;
  return {
    value: complete
      ? (Object.fromEntries(
          entries.map(([name, { value }]) => [name, value]),
        ) as Values<S>)
      : undefined,
    loading: !complete && !error,
    refreshing: all.some(({ refreshing }) => refreshing),
    error,
    retry: () => all.forEach(({ retry }) => retry()),
  };
}
