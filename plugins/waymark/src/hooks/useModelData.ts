import { useCallback, useEffect, useRef, useState } from 'react';
import { useApiHolder } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import { signalApiRef } from '@backstage/plugin-signals-react';
import {
  WAYMARK_SIGNAL_CHANNEL,
  type WaymarkSignal,
} from 'backstage-plugin-waymark-common';
import { useSignalId } from './useSignalId';

const REFETCH_MS = 15_000;

/** What a loader has brought so far. */
export type ModelData<T> = {
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

type Answer<T> = { ref?: string; value?: T; error?: Error; settled: boolean };

/**
 * Loads something about a model and keeps it current: again when a signal says
 * the model changed, when the page comes back into view or online, and every
 * 15 s. `ref` is the model the data is about, `undefined` for many models;
 * another `ref` starts over, other `deps` keep the old value until the new one is in.
 */
export function useModelData<T>(
  ref: string | undefined,
  loader: () => Promise<T>,
  deps: readonly unknown[] = [],
): ModelData<T> {
  // Subscribing directly, since useSignal keeps only the last of several signals in one render.
  const signals = useApiHolder().get(signalApiRef);
  const signalId = useSignalId(ref);
  const [answer, setAnswer] = useState<Answer<T>>({ ref, settled: false });
  const latestLoader = useRef(loader);
  latestLoader.current = loader;
  const reload = useRef(() => {});

  useEffect(() => {
    let active = true;
    let busy = false;
    let again = false;
    const load = async () => {
      if (busy) {
        again = true;
        return;
      }
      busy = true;
      do {
        again = false;
        let next: Partial<Answer<T>>;
        try {
          next = { value: await latestLoader.current() };
        } catch (error) {
          next = { error: toError(error) };
        }
        if (!active) return;
        setAnswer(previous => settle(previous, ref, next));
      } while (again);
      busy = false;
    };
    const loadIfSeen = () => {
      if (document.visibilityState !== 'hidden') void load();
    };
    reload.current = load;
    setAnswer(previous =>
      previous.ref === ref
        ? { ...previous, settled: false }
        : { ref, settled: false },
    );
    void load();

    const timer = setInterval(loadIfSeen, REFETCH_MS);
    document.addEventListener('visibilitychange', loadIfSeen);
    window.addEventListener('online', loadIfSeen);
    const subscription = signals?.subscribe<WaymarkSignal>(
      WAYMARK_SIGNAL_CHANNEL,
      ({ models }) => {
        const id = signalId.current;
        if (!id || models.includes(id)) void load();
      },
    );
    return () => {
      active = false;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', loadIfSeen);
      window.removeEventListener('online', loadIfSeen);
      subscription?.unsubscribe();
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [ref, signals, ...deps]);

  const retry = useCallback(() => {
    setAnswer(previous => ({ ...previous, error: undefined, settled: false }));
    reload.current();
  }, []);

  const current: Answer<T> =
    answer.ref === ref ? answer : { ref, settled: false };
  const known = current.value !== undefined;
  return {
    value: current.value,
    error: current.error,
    loading: !known && !current.settled,
    refreshing: known && !current.settled,
    retry,
  };
}

function settle<T>(
  previous: Answer<T>,
  ref: string | undefined,
  next: Partial<Answer<T>>,
): Answer<T> {
  if (next.error) {
    return { ref, value: previous.value, error: next.error, settled: true };
  }
  // The same object for the same answer, so that polling moves nothing on screen.
  const same = JSON.stringify(previous.value) === JSON.stringify(next.value);
  if (same && previous.settled && !previous.error) return previous;
  return { ref, value: same ? previous.value : next.value, settled: true };
}
