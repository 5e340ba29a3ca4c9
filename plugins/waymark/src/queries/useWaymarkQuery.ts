import type { WaymarkApi } from 'backstage-plugin-waymark-common';
import type { QueryScope } from './LiveQueries';
import { type QueryState, useCachedQuery } from './useCachedQuery';

type Method = Extract<keyof WaymarkApi, `get${string}` | `preview${string}`>;
type Answer<M extends Method> = Awaited<ReturnType<WaymarkApi[M]>>;
type AfterRef<M extends Method> = Parameters<WaymarkApi[M]> extends [
  ref: string,
  ...rest: infer R,
]
  ? R
  : never;

/** Asks the API; the call itself is the key, after what it depends on. */
export function useWaymarkQuery<M extends Method>(
  scope: Exclude<QueryScope, 'model'>,
  method: M,
  ...args: Parameters<WaymarkApi[M]>
): QueryState<Answer<M>> {
  return useCachedQuery({
    key: [scope, method, ...args],
    load: api => call(api, method, args),
  });
}

/** Asks the API about a model; again when the model changes. */
export function useModelQuery<M extends Method>(
  ref: string,
  method: M,
  ...args: AfterRef<M>
): QueryState<Answer<M>> {
  return useCachedQuery({
    key: ['model', ref, method, ...args],
    load: api => call(api, method, [ref, ...args]),
  });
}

function call<M extends Method>(
  api: WaymarkApi,
  method: M,
  args: unknown[],
): Promise<Answer<M>> {
  const ask = api[method] as (...each: unknown[]) => Promise<Answer<M>>;
  return ask.apply(api, args);
}
