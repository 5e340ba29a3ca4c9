import { type MutableRefObject, useEffect, useRef } from 'react';
import { useApiHolder } from '@backstage/core-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import type { WaymarkApi } from 'backstage-plugin-waymark-common';
import { waymarkApiRef } from '../api/waymarkApiRef';

const asked = new WeakMap<WaymarkApi, Map<string, Promise<string>>>();

/**
 * The id by which signals name a model; none until it is known, for teams, and
 * where signals are away. It is asked for once and never changes.
 */
export function useSignalId(
  ref: string | undefined,
): MutableRefObject<string | undefined> {
  const apis = useApiHolder();
  const api = apis.get(waymarkApiRef);
  const signals = apis.get(signalApiRef);
  const id = useRef<string>();

  useEffect(() => {
    id.current = undefined;
    if (!api || !signals || !ref?.startsWith('model:')) return undefined;
    let active = true;
    askFor(api, ref).then(
      found => {
        if (active) id.current = found;
      },
      // Then every signal counts, as it might be this model's
      () => {},
    );
    return () => {
      active = false;
    };
  }, [api, signals, ref]);
  return id;
}

function askFor(api: WaymarkApi, ref: string): Promise<string> {
  const ids = asked.get(api) ?? new Map<string, Promise<string>>();
  asked.set(api, ids);
  const known = ids.get(ref);
  if (known) return known;
  const asking = (async () => (await api.getModel(ref)).signalId)();
  asking.catch(() => ids.delete(ref));
  ids.set(ref, asking);
  return asking;
}
