import type {
  MetricEvent,
  ModelDetail,
  ModelMetrics,
  ModelVersion,
  WaymarkApi,
} from '@waymark/backstage-plugin-waymark-common';
import { NotAllowedError } from '@backstage/errors';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  sampleForecast,
  sampleQuickCheck,
} from '../../__testUtils__/quickCheck';
import { renderWithEntity } from '../../__testUtils__/renderWithEntity';
import { sampleFigure, sampleRef } from '../Rollback/testing/samples';
import { DeliveryTab } from './DeliveryTab';

const hour = 3_600_000;
const from = '2026-03-02T00:00:00.000Z';
const to = '2026-03-09T00:00:00.000Z';

const metrics: ModelMetrics['metrics'] = {
  deploymentFrequency: sampleFigure('deploymentFrequency', {
    value: 2 / 7,
    unit: 'perDay',
    numerator: 2,
    sampleSize: 2,
    band: { legend: 'thresholds-v1', name: 'high' },
  }),
  changeLeadTime: sampleFigure('changeLeadTime', {
    value: 3 * hour,
    sampleSize: 2,
    excluded: [{ reason: 'sameChange', count: 1 }],
  }),
  changeFailRate: sampleFigure('changeFailRate', {
    value: 0.5,
    unit: 'ratio',
    numerator: 1,
    denominator: 2,
    sampleSize: 2,
  }),
  timeToDetect: sampleFigure('timeToDetect', {
    value: null,
    sampleSize: 0,
    reason: '=none, "so far"',
  }),
};

function event(
  eventId: string,
  day: number,
  change: Partial<MetricEvent> = {},
): MetricEvent {
  return {
    eventId,
    source: 'https://ci.example.org',
    type: 'dev.cdevents.service.deployed.0.2.0',
    time: `2026-03-0${day}T12:00:00.000Z`,
    model: sampleRef,
    version: eventId,
    environment: 'production',
    contributes: true,
    excludedFor: null,
    value: 0,
    url: null,
    ...change,
  };
}

const events: Record<string, MetricEvent[]> = {
  changeFailRate: [event('v1', 3), event('v2', 5, { value: 1 })],
  changeLeadTime: [
    event('v1', 3, { value: 2 * hour }),
    event('v2', 5, { value: 4 * hour }),
    event('v2', 6, {
      contributes: false,
      excludedFor: 'sameChange',
      value: null,
    }),
  ],
  failedDeploymentRecoveryTime: [event('v2', 5, { value: hour })],
  deploymentReworkRate: [
    event('v1', 3),
    event('v2', 5),
    event('back', 5, { value: 1 }),
  ],
};

function api(found = events) {
  return {
    getModel: jest.fn(
      async () =>
        ({
          ref: sampleRef,
          environments: [
            { environment: 'production', tier: 'production' },
            { environment: 'production-eu', tier: 'production' },
            { environment: 'staging', tier: 'staging' },
          ],
        } as unknown as ModelDetail),
    ),
    getMetrics: jest.fn(async () => ({
      model: sampleRef,
      window: { from, to, days: 7 },
      metrics,
    })),
    getMetricSeries: jest.fn(async () => ({
      model: sampleRef,
      bucket: 'week' as const,
      zone: 'UTC',
      buckets: [{ from, to, values: { deploymentFrequency: 2 / 7 } }],
    })),
    getVersions: jest.fn(async () => ({
      items: [{ version: '8' }, { version: '7' }] as ModelVersion[],
      total: 300,
      nextCursor: 'more',
    })),
    getForecast: jest.fn(async () => sampleForecast()),
    getQuickCheck: jest.fn(async () => sampleQuickCheck()),
    getMetricEvents: jest.fn<
      ReturnType<WaymarkApi['getMetricEvents']>,
      Parameters<WaymarkApi['getMetricEvents']>
    >(async (_ref, metric) => ({
      items: found[metric] ?? [],
      total: found[metric]?.length ?? 0,
      nextCursor: null,
    })),
  };
}

describe('DeliveryTab', () => {
  it('draws the figures over time, each chart with its words and its table', async () => {
    await renderWithEntity(<DeliveryTab />, { api: api() });
    expect(
      await screen.findByRole('img', {
        name: /^Releases over time: 2 in \d days, 1 failed; at most 1 a day$/,
      }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('img', {
        name: 'Change lead time: 2 from 2 h to 4 h, median 3 h; 1 failed',
      }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('img', {
        name: /^Deployments over time: 3 in \d days, 1 unplanned; at most 2 a day$/,
      }),
    ).toBeInTheDocument();

    await userEvent.click(
      screen.getByRole('button', {
        name: 'Show Change lead time, each as table',
      }),
    );
    const [, first, second] = within(
      screen.getByRole('table', { name: 'Change lead time, each' }),
    ).getAllByRole('row');
    expect(first).toHaveTextContent(/v1, production2 hno$/);
    expect(second).toHaveTextContent(/v2, production4 hyes$/);

    await userEvent.click(
      screen.getByRole('button', { name: 'Show Releases over time as table' }),
    );
    expect(
      within(screen.getByRole('table', { name: 'Releases over time' }))
        .getAllByRole('row')
        .map(row => row.textContent),
    ).toContain('5 Mar 202611');
  });

  it('shows the figures by group and explains the one in the URL', async () => {
    const fake = api();
    await renderWithEntity(<DeliveryTab />, {
      api: fake,
      path: '/?figure=changeLeadTime&window=7d',
    });
    const drawer = await screen.findByRole('dialog', {
      name: 'Change lead time',
    });
    expect(drawer).toHaveTextContent('median of 2 = 3 h');
    await userEvent.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    const group = screen.getByRole('region', { name: 'Throughput' });
    expect(
      within(group)
        .getAllByRole('button')
        .map(button => button.textContent),
    ).toEqual([
      expect.stringMatching(/^Deployment frequency2 a weekhigh/),
      expect.stringMatching(/^Change lead time3 h/),
    ]);
    expect(
      within(screen.getByRole('region', { name: 'Operation' })).getByRole(
        'button',
        { name: /^Time to detect No data/ },
      ),
    ).toBeInTheDocument();
    expect(fake.getMetrics).toHaveBeenLastCalledWith(sampleRef, {
      window: '7d',
      environment: undefined,
    });
  });

  it('asks for another window, environment, cohort and version, everywhere alike', async () => {
    const fake = api();
    await renderWithEntity(<DeliveryTab />, { api: fake });
    await userEvent.selectOptions(
      await screen.findByRole('combobox', { name: 'Environment' }),
      'production-eu',
    );
    await userEvent.click(screen.getByRole('button', { name: '365 days' }));
    await userEvent.selectOptions(
      screen.getByRole('combobox', { name: 'Versions from' }),
      'retraining',
    );
    await userEvent.selectOptions(
      screen.getByRole('combobox', { name: 'Version' }),
      await screen.findByRole('option', { name: '7' }),
    );
    expect(screen.getByText('The newest 200')).toBeInTheDocument();
    const asked = {
      window: '365d',
      environment: 'production-eu',
      cohort: 'retrain',
      version: '7',
    };
    await waitFor(() =>
      expect(fake.getMetrics).toHaveBeenLastCalledWith(sampleRef, asked),
    );
    for (const call of [fake.getMetricSeries, fake.getQuickCheck]) {
      await waitFor(() =>
        expect(call).toHaveBeenLastCalledWith(
          sampleRef,
          expect.objectContaining(asked),
        ),
      );
    }
    await waitFor(() =>
      expect(fake.getMetricEvents).toHaveBeenLastCalledWith(
        sampleRef,
        'deploymentReworkRate',
        expect.objectContaining(asked),
      ),
    );
    expect(
      screen.queryByRole('option', { name: 'staging' }),
    ).not.toBeInTheDocument();
  });

  it('takes a version from the URL, listed or not, and says so beside a figure', async () => {
    const fake = api();
    fake.getVersions.mockRejectedValue(new Error('away'));
    await renderWithEntity(<DeliveryTab />, {
      api: fake,
      path: '/?figure=changeLeadTime&version=3',
    });
    expect(
      await screen.findByRole('dialog', { name: 'Change lead time' }),
    ).toHaveTextContent(', version 3');
    await userEvent.keyboard('{Escape}');
    expect(
      await screen.findByRole('combobox', { name: 'Version' }),
    ).toHaveDisplayValue('3');
    expect(
      await screen.findByText('Versions cannot be listed now'),
    ).toBeInTheDocument();
    expect(fake.getMetrics).toHaveBeenLastCalledWith(
      sampleRef,
      expect.objectContaining({ version: '3' }),
    );
  });

  it('exports the figures shown', async () => {
    const blobs: Blob[] = [];
    URL.createObjectURL = (blob: Blob) => {
      blobs.push(blob);
      return 'blob:export';
    };
    URL.revokeObjectURL = () => {};
    const names: string[] = [];
    jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(function click(this: HTMLAnchorElement) {
        names.push(this.download);
      });
    await renderWithEntity(<DeliveryTab />, { api: api() });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Export CSV' }),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Export JSON' }));
    expect(names).toEqual([
      'model-default-credit-risk-delivery-2026-03-09.csv',
      'model-default-credit-risk-delivery-2026-03-09.json',
    ]);
    const [csv, json] = await Promise.all(blobs.map(blob => blob.text()));
    const rows = csv.split('\r\n');
    expect(rows).toHaveLength(6);
    expect(rows[2]).toBe(
      `${sampleRef},production,all,all,${from},${to},changeLeadTime,Change lead time,${
        3 * hour
      },ms,,,2,,,,,,sameChange=1,,,,,1`,
    );
    expect(rows[4]).toContain(`"'=none, ""so far"""`);
    expect(JSON.parse(json)).toMatchObject({
      model: sampleRef,
      version: null,
      window: { from, to },
      figures: [
        { id: 'deploymentFrequency', value: 2 / 7 },
        { id: 'changeLeadTime' },
        { id: 'changeFailRate' },
        { id: 'timeToDetect', value: null },
      ],
    });
  });

  it('says when there is nothing to draw, what failed and what is not allowed', async () => {
    const first = await renderWithEntity(<DeliveryTab />, { api: api({}) });
    expect(
      await screen.findByText(/Nothing was deployed to production/),
    ).toBeInTheDocument();
    first.unmount();

    const fake = api();
    fake.getMetrics.mockRejectedValueOnce(new NotAllowedError('no'));
    await renderWithEntity(<DeliveryTab />, { api: fake });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'waymark.model.read',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('region', { name: 'Throughput' }),
    ).toBeInTheDocument();
  });
});
