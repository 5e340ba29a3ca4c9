import { act, screen } from '@testing-library/react';
import {
  WaymarkClient,
  type WaymarkSignal,
} from 'backstage-plugin-waymark-common';
import { modelSummary } from '../__testUtils__/modelSummary';
import { overviewOf } from '../__testUtils__/overviewOf';
import { renderWithEntity } from '../__testUtils__/renderWithEntity';
import { ActivityCard } from '../components/ActivityCard';
import { AtAGlanceCard } from '../components/AtAGlanceCard/AtAGlanceCard';
import { DeliveryCard } from '../components/DeliveryCard';
import { LineageCard } from '../components/LineageCard/LineageCard';
import { LiveVersionsCard } from '../components/LiveVersionsCard/LiveVersionsCard';
import { MaturityCard } from '../components/MaturityCard';
import { RiskCard } from '../components/RiskCard/RiskCard';

const { ref: REF, signalId: ID } = modelSummary();

describe('the overview of a model', () => {
  const requests: string[] = [];
  const listeners = new Set<(signal: WaymarkSignal) => void>();
  const signals = {
    subscribe: (_channel: string, listen: (message: any) => void) => {
      listeners.add(listen);
      return { unsubscribe: () => listeners.delete(listen) };
    },
  };
  const client = () =>
    new WaymarkClient({
      discoveryApi: { getBaseUrl: async () => 'http://localhost/waymark' },
      fetchApi: {
        fetch: async url => {
          const { pathname } = new URL(String(url));
          requests.push(pathname);
          return pathname.endsWith('/overview')
            ? Response.json(await overviewOf({})(REF))
            : Response.json({}, { status: 404 });
        },
      },
    });
  const overview = (
    <>
      <AtAGlanceCard />
      <LiveVersionsCard />
      <DeliveryCard />
      <MaturityCard />
      <RiskCard />
      <LineageCard />
      <ActivityCard />
    </>
  );
  const pass = (ms: number) =>
    act(async () => {
      await jest.advanceTimersByTimeAsync(ms);
    });

  beforeEach(() => {
    jest.useFakeTimers({ advanceTimers: true });
    requests.length = 0;
  });

  afterEach(() => jest.useRealTimers());

  it('is one request when it opens, one after an event, and none while nothing happens', async () => {
    await renderWithEntity(overview, { api: client(), signals });
    expect(await screen.findByText('Nothing has happened yet')).toBeVisible();
    expect(
      await screen.findByRole('button', { name: 'Roll back' }),
    ).toBeVisible();
    expect(requests).toEqual([
      '/waymark/models/model/default/credit-risk/overview',
    ]);
    expect(listeners.size).toBe(1);

    await act(async () => listeners.forEach(tell => tell({ models: [ID] })));
    await pass(1_000);
    expect(requests).toHaveLength(2);
    await act(async () => listeners.forEach(tell => tell({ models: ['x'] })));
    await pass(5 * 60_000);
    expect(requests).toHaveLength(2);
  });

  it('is one request every 15 seconds where there are no signals', async () => {
    await renderWithEntity(overview, { api: client() });
    expect(await screen.findByText('Nothing has happened yet')).toBeVisible();
    const before = requests.length;
    await pass(15_100);
    expect(requests).toHaveLength(before + 1);
    await pass(45_000);
    expect(requests).toHaveLength(before + 4);
  });
});
