import { isError } from '@backstage/errors';
import type { SignalApi } from '@backstage/plugin-signals-react';
import { type Query, QueryCache, QueryClient } from '@tanstack/react-query';
import {
  WAYMARK_SIGNAL_CHANNEL,
  type WaymarkApi,
  type WaymarkSignal,
} from 'backstage-plugin-waymark-common';
import { signalIdsIn } from './signalIdsIn';

/** How often to ask again while nothing says that something changed. */
export const POLL_MS = 15_000;
/** How often to ask all the same, because figures change with the day too. */
const QUIET_MS = 600_000;
/** Long enough for signals that belong together to become one request. */
const GATHER_MS = 100;
/**
 * What a key begins with: `['model', ref, …]` for what signals of that model
 * change, `['models', …]` for what any signal may change, `['intake', …]` for
 * what may change without any, `['fixed', …]` for what seldom changes.
 */
export type QueryScope = keyof typeof scopes;

/** At least between two refreshes by signals, and between two without, milliseconds. */
const scopes = {
  model: { restMs: 1_000, askMs: QUIET_MS },
  models: { restMs: 5_000, askMs: QUIET_MS },
  intake: { restMs: 1_000, askMs: POLL_MS },
  fixed: undefined,
};

const shared = new WeakMap<object, LiveQueries>();

/**
 * The one cache of what the browser asks of Waymark, and the one subscription
 * that keeps it current.
 *
 * Backstage's signal client does not say when its socket is lost. Signals
 * therefore count as away when there is no signal client, and when a request did
 * not reach the backend, since the socket goes the same way: then it is asked
 * every 15 seconds, and when it answers, what was answered before is asked again.
 */
export class LiveQueries {
  readonly client: QueryClient;
  readonly #ids = new Map<string, string>();
  readonly #asked = new Set<string>();
  /** By the hash of the query: a refresh to come, and when the last one was */
  readonly #due = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #refreshedAt = new Map<string, number>();
  /** By the hash of the query: since when the backend is not reached with it */
  readonly #unreached = new Map<string, number>();
  #users = 0;
  #detach = () => {};

  /** The same for every card and page of one app */
  static of(api: WaymarkApi, signals: SignalApi | undefined): LiveQueries {
    const known = shared.get(api) ?? new LiveQueries(api, signals);
    shared.set(api, known);
    return known;
  }

  private constructor(
    private readonly api: WaymarkApi,
    private readonly signals: SignalApi | undefined,
  ) {
    this.client = new QueryClient({
      queryCache: new QueryCache({
        onSuccess: (data, query) => this.#onSuccess(data, query),
        onError: (error, { queryHash }) => {
          if (isRefusal(error) || this.#unreached.has(queryHash)) return;
          this.#unreached.set(queryHash, Date.now());
        },
      }),
      defaultOptions: {
        queries: {
          networkMode: 'always',
          retry: false,
          staleTime: POLL_MS,
          refetchOnReconnect: 'always',
        },
      },
    });
  }

  /** Listens while anybody does; returns how to stop. */
  attach(): () => void {
    if (this.#users++ === 0) {
      this.client.mount();
      const subscription = this.signals?.subscribe<WaymarkSignal>(
        WAYMARK_SIGNAL_CHANNEL,
        ({ models }) => this.#onSignal(new Set(models)),
      );
      this.#detach = () => {
        subscription?.unsubscribe();
        this.client.unmount();
        for (const timer of this.#due.values()) clearTimeout(timer);
        this.#due.clear();
        // Signals from now on are not heard
        for (const query of this.#queries()) query.invalidate();
      };
    }
    return () => {
      if (--this.#users === 0) this.#detach();
    };
  }

  /** After how long to ask again, milliseconds; `false` for never. */
  intervalOf(query: Query<any, any, any, any>): number | false {
    const { error } = query.state;
    if (error && !isRefusal(error)) return POLL_MS;
    const scope = scopeOf(query);
    if (!scope) return false;
    return this.signals ? scope.askMs : POLL_MS;
  }

  #onSignal(changed: Set<string>): void {
    for (const query of this.#queries()) {
      const scope = scopeOf(query);
      const [name, ref] = query.queryKey as string[];
      if (!scope || (name === 'model' && !this.#isOf(ref, changed))) continue;
      query.invalidate();
      this.#schedule(query, scope.restMs);
    }
  }

  /** A model whose id is not known yet might be any that changed. */
  #isOf(ref: string, changed: Set<string>): boolean {
    const id = this.#ids.get(ref);
    if (id !== undefined) return changed.has(id);
    if (ref.startsWith('model:') && !this.#asked.has(ref)) {
      this.#asked.add(ref);
      void this.client.prefetchQuery({
        queryKey: ['model', ref, 'getModel'],
        queryFn: () => this.api.getModel(ref),
      });
    }
    return true;
  }

  #schedule(query: Query, restMs: number): void {
    const { queryHash } = query;
    if (!query.isActive() || this.#due.has(queryHash)) return;
    const last = this.#refreshedAt.get(queryHash) ?? 0;
    const wait = Math.max(GATHER_MS, last + restMs - Date.now());
    this.#due.set(
      queryHash,
      setTimeout(() => void this.#refresh(query), wait),
    );
  }

  /** What is under way may have been answered before the change. */
  async #refresh(query: Query): Promise<void> {
    await query.promise?.catch(() => {});
    const { queryHash, queryKey } = query;
    this.#due.delete(queryHash);
    this.#refreshedAt.set(queryHash, Date.now());
    await this.client.invalidateQueries(
      { queryKey, exact: true },
      { cancelRefetch: false },
    );
  }

  #onSuccess(data: unknown, { queryHash }: { queryHash: string }): void {
    for (const [ref, id] of signalIdsIn(data)) this.#ids.set(ref, id);
    const since = this.#unreached.get(queryHash);
    if (since === undefined) return;
    this.#unreached.delete(queryHash);
    // Signals may have been missed; what fails still is asked again by itself
    void this.client.invalidateQueries(
      {
        predicate: query =>
          query.state.dataUpdatedAt < since &&
          !this.#unreached.has(query.queryHash),
      },
      { cancelRefetch: false },
    );
  }

  #queries(): Query[] {
    return this.client.getQueryCache().getAll();
  }
}

function scopeOf({ queryKey }: Query<any, any, any, any>) {
  return scopes[queryKey[0] as QueryScope];
}

/** Whether the backend itself answered, and said no. */
function isRefusal(error: unknown): boolean {
  const { statusCode } = error as { statusCode?: number };
  return isError(error) && statusCode !== undefined && statusCode < 500;
}
