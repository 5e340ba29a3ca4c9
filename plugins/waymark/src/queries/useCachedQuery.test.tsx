import { act, renderHook } from '@testing-library/react';
import type { PropsWithChildren } from 'react';
import { TestApiProvider } from '@backstage/test-utils';
import { NotFoundError } from '@backstage/errors';
import { signalApiRef } from '@backstage/plugin-signals-react';
import type {
  WaymarkApi,
  WaymarkSignal,
} from 'backstage-plugin-waymark-common';
import { waymarkApiRef } from '../api/waymarkApiRef';
import { modelSummary } from '../__testUtils__/modelSummary';
import type { QueryScope } from './LiveQueries';
import { useCachedQuery } from './useCachedQuery';

const { ref: REF, signalId: ID } = modelSummary();
const MINUTE = 60_000;

describe('useCachedQuery', () => {
  const listeners = new Set<(signal: WaymarkSignal) => void>();
  const signals = {
    subscribe: jest.fn((_channel: string, listen: (message: any) => void) => {
      listeners.add(listen);
      return { unsubscribe: () => listeners.delete(listen) };
    }),
  };
  let api: { getModel: jest.Mock };

  beforeEach(() => {
    jest.useFakeTimers();
    signals.subscribe.mockClear();
    api = { getModel: jest.fn(async ref => modelSummary({ ref })) };
  });

  afterEach(() => jest.useRealTimers());

  const pass = (ms: number) =>
    act(async () => {
      await jest.advanceTimersByTimeAsync(ms);
      // Answers are told to components in a timer of their own
      await jest.advanceTimersByTimeAsync(1);
    });
  const send = async (...models: string[]) => {
    act(() => listeners.forEach(listen => listen({ models })));
    await pass(100);
  };

  function ask<T>(
    load: () => Promise<T>,
    options: { key?: unknown[]; scope?: QueryScope; signals?: boolean } = {},
  ) {
    const wrapper = ({ children }: PropsWithChildren<{}>) => (
      <TestApiProvider
        apis={[
          [waymarkApiRef, api as unknown as WaymarkApi],
          ...(options.signals === false
            ? []
            : ([[signalApiRef, signals]] as const)),
        ]}
      >
        {children}
      </TestApiProvider>
    );
    const key = [options.scope ?? 'model', ...(options.key ?? [REF, 'what'])];
    return renderHook(
      (props: { key: unknown[]; load: () => Promise<T> }) =>
        useCachedQuery({
          key: props.key as [QueryScope, ...unknown[]],
          load: props.load,
        }),
      { wrapper, initialProps: { key, load } },
    );
  }

  /** Makes the id by which signals name a model known, as its page does */
  const meet = async () => {
    ask(() => api.getModel(REF), { key: [REF, 'getModel'] });
    await pass(0);
  };

  it('loads, then loads again on this model’s signal alone', async () => {
    await meet();
    let count = 0;
    const load = jest.fn(async () => ({ count: ++count }));
    const { result, unmount } = ask(load);
    expect(result.current).toMatchObject({ loading: true, value: undefined });
    await pass(0);
    expect(result.current).toMatchObject({
      value: { count: 1 },
      loading: false,
      refreshing: false,
    });

    await send('another');
    expect(load).toHaveBeenCalledTimes(1);
    await send(ID);
    expect(result.current).toMatchObject({
      value: { count: 2 },
      loading: false,
    });

    unmount();
    await send(ID);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('asks once for all who ask the same, and listens once for all', async () => {
    const load = jest.fn(async () => 'answer');
    const asked = [ask(load), ask(load), ask(load, { key: [REF, 'other'] })];
    await pass(0);
    expect(load).toHaveBeenCalledTimes(2);
    expect(signals.subscribe).toHaveBeenCalledTimes(1);

    asked.forEach(({ unmount }) => unmount());
    expect(listeners.size).toBe(0);
    // Nobody heard what changed meanwhile
    const again = ask(load);
    expect(again.result.current.value).toBe('answer');
    await pass(0);
    expect(load).toHaveBeenCalledTimes(3);
    expect(listeners.size).toBe(1);
  });

  it('asks once for the id of a model, and loads on every signal until it knows it', async () => {
    let tell = (_: object) => {};
    api.getModel.mockImplementation(
      () =>
        new Promise(resolve => {
          tell = resolve;
        }),
    );
    const load = jest.fn(async () => 'value');
    ask(load);
    await pass(0);
    expect(api.getModel).not.toHaveBeenCalled();
    await send('another');
    await pass(1_000);
    await send('another');
    expect(load).toHaveBeenCalledTimes(3);
    tell(modelSummary({ signalId: 'mine' }));
    await pass(1_000);
    await send('another');
    expect(load).toHaveBeenCalledTimes(3);
    await send('mine');
    expect(load).toHaveBeenCalledTimes(4);
    expect(api.getModel).toHaveBeenCalledTimes(1);
  });

  it('loads lists on every signal, at most once in five seconds', async () => {
    const load = jest.fn(async () => 'page');
    ask(load, { scope: 'models', key: ['getModels'] });
    await pass(0);
    await send('one');
    expect(load).toHaveBeenCalledTimes(2);
    for (let second = 0; second < 4; second++) {
      await send(`model-${second}`);
      await pass(900);
    }
    expect(load).toHaveBeenCalledTimes(2);
    await pass(1_000);
    expect(load).toHaveBeenCalledTimes(3);
    await pass(MINUTE);
    expect(load).toHaveBeenCalledTimes(3);
  });

  it('loads again when a signal comes in the middle of loading', async () => {
    await meet();
    const answers: ((value: string) => void)[] = [];
    const load = jest.fn(
      () => new Promise<string>(resolve => answers.push(resolve)),
    );
    const { result } = ask(load);
    await send(ID);
    await send(ID);
    expect(load).toHaveBeenCalledTimes(1);
    answers[0]('before');
    await pass(0);
    expect(load).toHaveBeenCalledTimes(2);
    answers[1]('after');
    await pass(0);
    expect(result.current.value).toBe('after');
    await pass(MINUTE);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('keeps the value when refreshing fails, and recovers on retry', async () => {
    await meet();
    const load = jest
      .fn<Promise<string>, []>()
      .mockResolvedValueOnce('first')
      .mockRejectedValueOnce(new Error('backend is away'))
      .mockResolvedValueOnce('second');
    const { result } = ask(load);
    await pass(0);
    expect(result.current.value).toBe('first');
    await send(ID);
    expect(result.current.value).toBe('first');
    expect(result.current.error?.message).toBe('backend is away');

    act(() => result.current.retry());
    await pass(0);
    expect(result.current).toMatchObject({ value: 'second', error: undefined });
  });

  it('keeps an error on screen while it asks again by itself, not when asked to', async () => {
    const load = jest.fn(async () => {
      throw new Error('backend is away');
    });
    const { result } = ask(load);
    await pass(0);
    load.mockImplementation(
      () => new Promise((_, reject) => setTimeout(reject, 10, new Error('no'))),
    );
    await pass(15_000);
    expect(result.current.error?.message).toBe('backend is away');
    expect(result.current.loading).toBe(false);
    await pass(10);
    expect(result.current.error?.message).toBe('no');
    act(() => result.current.retry());
    await pass(0);
    expect(result.current).toMatchObject({ error: undefined, loading: true });
  });

  it('keeps the value for another question, but not for another model', async () => {
    const { result, rerender } = ask(async () => 'a 30', {
      key: ['model:default/a', 'days', 30],
    });
    await pass(0);
    expect(result.current.value).toBe('a 30');
    rerender({
      key: ['model', 'model:default/a', 'days', 90],
      load: async () => 'a 90',
    });
    expect(result.current).toMatchObject({
      value: 'a 30',
      refreshing: true,
      loading: false,
    });
    await pass(0);
    expect(result.current).toMatchObject({ value: 'a 90', refreshing: false });
    rerender({
      key: ['model', 'model:default/b', 'days', 90],
      load: async () => 'b 90',
    });
    expect(result.current).toMatchObject({ value: undefined, loading: true });
    await pass(0);
    expect(result.current.value).toBe('b 90');
  });

  it('asks every 15 s without signals and on reconnecting, giving the same object for the same answer', async () => {
    const load = jest.fn(async () => ({ same: true }));
    const { result } = ask(load, { signals: false });
    await pass(0);
    const first = result.current.value;
    await pass(15_000);
    expect(load).toHaveBeenCalledTimes(2);
    window.dispatchEvent(new Event('offline'));
    window.dispatchEvent(new Event('online'));
    await pass(0);
    expect(load).toHaveBeenCalledTimes(3);
    expect(result.current.value).toBe(first);
  });

  it('asks nothing for minutes while signals come, and all the same in the end', async () => {
    const load = jest.fn(async () => 'answer');
    ask(load);
    ask(load, { scope: 'models', key: ['getModels'] });
    await pass(0);
    await pass(5 * MINUTE);
    expect(load).toHaveBeenCalledTimes(2);
    await pass(5 * MINUTE);
    expect(load).toHaveBeenCalledTimes(4);
  });

  it('asks every 15 s what signals do not tell of, and never what does not change', async () => {
    const intake = jest.fn(async () => 'sources');
    const fixed = jest.fn(async () => 'frameworks');
    ask(intake, { scope: 'intake', key: ['getSources'] });
    ask(fixed, { scope: 'fixed', key: ['getFrameworks'] });
    await pass(30_000);
    await send('any');
    await pass(20 * MINUTE);
    expect(fixed).toHaveBeenCalledTimes(1);
    expect(intake.mock.calls.length).toBeGreaterThan(80);
  });

  it('takes signals for lost when the backend cannot be reached, and asks everything once it can', async () => {
    await meet();
    const quiet = jest.fn(async () => 'quiet');
    const load = jest
      .fn<Promise<string>, []>()
      .mockResolvedValueOnce('first')
      .mockRejectedValue(new TypeError('Failed to fetch'));
    const { result } = ask(load);
    ask(quiet, { key: [REF, 'quiet'] });
    await pass(0);
    act(() => result.current.retry());
    await pass(30_000);
    expect(load).toHaveBeenCalledTimes(4);
    expect(quiet).toHaveBeenCalledTimes(1);
    load.mockResolvedValue('back');
    await pass(15_000);
    expect(result.current).toMatchObject({ value: 'back', error: undefined });
    expect(quiet).toHaveBeenCalledTimes(2);
    await pass(5 * MINUTE);
    expect(load).toHaveBeenCalledTimes(5);
    expect(quiet).toHaveBeenCalledTimes(2);
  });

  it('asks nothing else again because one question fails while others are answered', async () => {
    const failing = jest.fn(async () => {
      throw new Error('a fault of this one');
    });
    const other = jest.fn(async () => 'answer');
    const { result } = ask(failing);
    ask(other, { key: [REF, 'other'] });
    await pass(MINUTE);
    expect(result.current.error?.message).toBe('a fault of this one');
    expect(failing).toHaveBeenCalledTimes(5);
    expect(other).toHaveBeenCalledTimes(1);
  });

  it('does not insist where the backend said no', async () => {
    const load = jest.fn(async () => {
      throw Object.assign(new NotFoundError('no such model'), {
        statusCode: 404,
      });
    });
    const { result } = ask(load);
    await pass(5 * MINUTE);
    expect(result.current.error?.message).toBe('no such model');
    expect(load).toHaveBeenCalledTimes(1);
  });
});
