import { act, renderHook, waitFor } from '@testing-library/react';
import type { PropsWithChildren } from 'react';
import { TestApiProvider } from '@backstage/test-utils';
import { signalApiRef } from '@backstage/plugin-signals-react';
import type {
  WaymarkApi,
  WaymarkSignal,
} from 'backstage-plugin-waymark-common';
import { waymarkApiRef } from '../api/waymarkApiRef';
import { modelSummary } from '../__testUtils__/modelSummary';
import { useModelData } from './useModelData';

const REF = 'model:default/credit-risk';
const { signalId: ID } = modelSummary();

describe('useModelData', () => {
  const send = jest.fn<void, [WaymarkSignal]>();
  const unsubscribe = jest.fn();
  const signals = {
    subscribe: (_channel: string, onMessage: (message: any) => void) => {
      send.mockImplementation(onMessage);
      return { unsubscribe };
    },
  };
  const getModel = jest.fn();
  const api: Partial<WaymarkApi> = { getModel };
  const wrapper = ({ children }: PropsWithChildren<{}>) => (
    <TestApiProvider
      apis={[
        [signalApiRef, signals],
        [waymarkApiRef, api as WaymarkApi],
      ]}
    >
      {children}
    </TestApiProvider>
  );

  beforeEach(() => {
    getModel.mockImplementation(async ref => modelSummary({ ref }));
  });

  afterEach(() => {
    jest.useRealTimers();
    jest.clearAllMocks();
  });

  it('loads, then loads again on this model’s signal alone', async () => {
    let count = 0;
    const loader = jest.fn(async () => ({ count: ++count }));
    const { result, unmount } = renderHook(() => useModelData(REF, loader), {
      wrapper,
    });
    expect(result.current).toMatchObject({ loading: true, value: undefined });
    await waitFor(() => expect(result.current.value).toEqual({ count: 1 }));

    await act(async () => send({ models: ['another'] }));
    expect(loader).toHaveBeenCalledTimes(1);
    await act(async () => send({ models: [ID] }));
    expect(result.current).toMatchObject({
      value: { count: 2 },
      loading: false,
    });

    unmount();
    expect(unsubscribe).toHaveBeenCalled();
  });

  it('asks once for the id of a model, and loads on every signal until it knows it', async () => {
    let tell = (_: object) => {};
    getModel.mockImplementation(
      () =>
        new Promise(resolve => {
          tell = resolve;
        }),
    );
    const ref = 'model:default/unheard';
    const loader = jest.fn(async () => 'value');
    renderHook(() => [useModelData(ref, loader), useModelData(ref, loader)], {
      wrapper,
    });
    await act(async () => send({ models: ['another'] }));
    expect(loader).toHaveBeenCalledTimes(3);
    await act(async () => tell(modelSummary({ ref, signalId: 'mine' })));
    await act(async () => send({ models: ['another'] }));
    expect(loader).toHaveBeenCalledTimes(3);
    await act(async () => send({ models: ['mine'] }));
    expect(loader).toHaveBeenCalledTimes(4);
    expect(getModel).toHaveBeenCalledTimes(1);
  });

  it('loads again when a signal comes in the middle of loading', async () => {
    const answers: ((value: string) => void)[] = [];
    const loader = jest.fn(
      () => new Promise<string>(resolve => answers.push(resolve)),
    );
    const { result } = renderHook(() => useModelData(REF, loader), { wrapper });
    await act(async () => {
      send({ models: [ID] });
      send({ models: [ID] });
      answers[0]('before');
    });
    expect(loader).toHaveBeenCalledTimes(2);
    await act(async () => answers[1]('after'));
    expect(result.current.value).toBe('after');
    expect(loader).toHaveBeenCalledTimes(2);
  });

  it('keeps the value when refreshing fails, and recovers on retry', async () => {
    const loader = jest
      .fn<Promise<string>, []>()
      .mockResolvedValueOnce('first')
      .mockRejectedValueOnce(new Error('backend is away'))
      .mockResolvedValueOnce('second');
    const { result } = renderHook(() => useModelData(REF, loader), { wrapper });
    await waitFor(() => expect(result.current.value).toBe('first'));
    await act(async () => send({ models: [ID] }));
    expect(result.current.value).toBe('first');
    expect(result.current.error?.message).toBe('backend is away');

    await act(async () => result.current.retry());
    expect(result.current).toMatchObject({ value: 'second', error: undefined });
  });

  it('keeps the value for other deps, but not for another model', async () => {
    const { result, rerender } = renderHook(
      ({ ref, days }) =>
        useModelData(ref, async () => `${ref} ${days}`, [days]),
      { wrapper, initialProps: { ref: 'model:default/a', days: 30 } },
    );
    await waitFor(() =>
      expect(result.current.value).toBe('model:default/a 30'),
    );
    rerender({ ref: 'model:default/a', days: 90 });
    expect(result.current).toMatchObject({
      value: 'model:default/a 30',
      refreshing: true,
      loading: false,
    });
    await waitFor(() =>
      expect(result.current.value).toBe('model:default/a 90'),
    );
    rerender({ ref: 'model:default/b', days: 90 });
    expect(result.current).toMatchObject({ value: undefined, loading: true });
    await waitFor(() =>
      expect(result.current.value).toBe('model:default/b 90'),
    );
  });

  it('loads every 15 s and on reconnecting, giving the same object for the same answer', async () => {
    jest.useFakeTimers();
    const loader = jest.fn(async () => ({ same: true }));
    const { result } = renderHook(() => useModelData(REF, loader), { wrapper });
    await act(async () => jest.advanceTimersByTime(0));
    const first = result.current.value;
    await act(async () => jest.advanceTimersByTime(15_000));
    await act(async () => window.dispatchEvent(new Event('online')));
    expect(loader).toHaveBeenCalledTimes(3);
    expect(result.current.value).toBe(first);
  });
});
