import type {
  Figure,
  MetricEvent,
  MetricId,
  ModelDetail,
  ModelMetrics,
  ModelVersion,
  WaymarkApi,
} from 'backstage-plugin-waymark-common';
import { NotAllowedError } from '@backstage/errors';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  sampleForecast,
  sampleQuickCheck,
} from '../../__testUtils__/quickCheck';
import { renderWithEntity } from '../../__testUtils__/renderWithEntity';
import {
  sampleFigure,
  sampleLeadTimeParts,
  sampleRef,
} from '../../__testUtils__/samples';
import { DeliveryTab } from './DeliveryTab';

const hour = 3_600_000;
const from = '2026-03-02T00:00:00.000Z';
const to = '2026-03-09T00:00:00.000Z';
const quarter = '2025-12-09T00:00:00.000Z';

const figure = (id: MetricId, rest: Partial<Figure>) =>
  sampleFigure(id, { window: { from, to, days: 7 }, ...rest });

const metrics: ModelMetrics['metrics'] = {
  deploymentFrequency: figure('deploymentFrequency', {
    value: 2 / 7,
    unit: 'perDay',
    numerator: 2,
    sampleSize: 2,
    band: { legend: 'thresholds-v1', source: 'Waymark', name: 'high' },
  }),
  changeLeadTime: figure('changeLeadTime', {
    value: 3 * hour,
    sampleSize: 2,
    excluded: [{ reason: 'sameChange', count: 1 }],
  }),
  failedDeploymentRecoveryTime: figure('failedDeploymentRecoveryTime', {
    value: hour,
    sampleSize: 1,
    open: 1,
  }),
  changeFailRate: figure('changeFailRate', {
    value: 0.5,
    unit: 'ratio',
    numerator: 1,
    denominator: 2,
    sampleSize: 2,
  }),
  releases90d: figure('releases90d', {
    value: 12,
    unit: 'count',
    sampleSize: 12,
    window: { from: quarter, to, days: 90 },
    previous: { value: 10, change: 2 },
  }),
  timeToDetect: figure('timeToDetect', {
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
    runUrl: null,
    changeUrl: null,
    related: [],
    ...change,
  };
}

const related: MetricEvent['related'] = [
  {
    kind: 'incident',
    eventId: 'opened-7',
    source: '/alerts',
    time: '2026-03-05T12:30:00.000Z',
    text: 'Incident 7: Scores drift',
    url: 'https://tickets.example.org/7',
  },
  {
    kind: 'rollback',
    eventId: 'back',
    source: '/ci',
    time: '2026-03-05T13:00:00.000Z',
    text: 'Rollback of production to v1',
    url: null,
  },
];
const deployments =
  '/catalog/default/model/credit-risk/deployments?window=365d';
const incidentPath = `${deployments}#event-%2Falerts%20opened-7`;
const rollbackPath = `${deployments}#event-%2Fci%20back`;

const events: Record<string, MetricEvent[]> = {
  changeFailRate: [event('v1', 3), event('v2', 5, { value: 1, related })],
  changeLeadTime: [
    event('v1', 3, { value: 2 * hour }),
    event('v2', 5, { value: 4 * hour }),
    event('v2', 6, {
      contributes: false,
      excludedFor: 'sameChange',
      value: null,
    }),
  ],
  failedDeploymentRecoveryTime: [
    event('v2', 5, { value: hour, related }),
    event('v3', 6, { contributes: false, excludedFor: 'open', value: null }),
  ],
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
    getLeadTimeParts: jest.fn(async () => sampleLeadTimeParts()),
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
    await renderWithEntity(<DeliveryTab />, {
      api: api(),
      path: '/?window=7d',
    });
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
    expect(second).toHaveTextContent(/v2, production4 hyes: Incident 7/);

    await userEvent.click(
      screen.getByRole('button', { name: 'Show Releases over time as table' }),
    );
    expect(
      within(screen.getByRole('table', { name: 'Releases over time' }))
        .getAllByRole('row')
        .map(row => row.textContent),
    ).toContain(
      '5 Mar 202611Incident 7: Scores drift, ticket, Opens in a new window; Rollback of production to v1',
    );
  });

  it('leads from each failure to what failed it, and draws recovery as spans', async () => {
    await renderWithEntity(<DeliveryTab />, { api: api() });
    expect(
      await screen.findByText(
        'Failed deployment recovery time, each: 1 recovered, median 1 h; 1 still open',
      ),
    ).toBeInTheDocument();
    const link = (name: RegExp) => screen.getByRole('link', { name });
    expect(link(/^v2, production failed: Incident 7/)).toHaveAttribute(
      'href',
      incidentPath,
    );
    expect(link(/^v2 in production, .*; recovered after 1 h/)).toHaveAttribute(
      'href',
      expect.stringContaining('#event-https%3A%2F%2Fci.example.org%20v2'),
    );
    expect(link(/^v3 in production, .*; still open$/)).toHaveTextContent(
      'open',
    );
    expect(link(/^Incident 7: Scores drift, /)).toHaveAttribute(
      'href',
      incidentPath,
    );
    expect(link(/^Rollback of production to v1, /)).toHaveAttribute(
      'href',
      rollbackPath,
    );

    await userEvent.click(
      screen.getByRole('button', {
        name: 'Show Failed deployment recovery time, each as table',
      }),
    );
    const [, recovered, open] = within(
      screen.getByRole('table', {
        name: 'Failed deployment recovery time, each',
      }),
    ).getAllByRole('row');
    expect(recovered).toHaveTextContent(/^v2production.*after 1 h/);
    expect(
      within(recovered)
        .getAllByRole('link')
        .map(each => each.getAttribute('href')),
    ).toEqual([incidentPath, 'https://tickets.example.org/7', rollbackPath]);
    expect(open).toHaveTextContent(/^v3production.*still open$/);
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
      expect.stringMatching(/^Failed deployment recovery time1 h/),
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

  it('tells where the time between commit and production goes', async () => {
    const fake = api();
    const path = '/?figure=changeLeadTime&window=7d&environment=production';
    await renderWithEntity(<DeliveryTab />, { api: fake, path });
    const table = await screen.findByRole('table', {
      name: 'Where the time goes',
    });
    expect(
      within(table)
        .getAllByRole('row')
        .slice(1)
        .map(row => row.textContent),
    ).toEqual([
      'first commit to opened30 min1',
      'opened to merged6 h1',
      'merged to pipeline started5 min2',
      'pipeline started to train ended40 min2',
      'train ended to deployed15 min2',
    ]);
    expect(screen.getByRole('dialog')).toHaveTextContent(
      'Most of it passes from opened to merged: 6 h.',
    );
    expect(fake.getLeadTimeParts).toHaveBeenLastCalledWith(
      sampleRef,
      expect.objectContaining({ window: '7d', environment: 'production' }),
    );
  });

  it('says what to send where nothing tells of the time between', async () => {
    const fake = api();
    const told = sampleLeadTimeParts();
    fake.getLeadTimeParts.mockResolvedValue({
      ...told,
      items: told.items.slice(0, 1),
    });
    await renderWithEntity(<DeliveryTab />, {
      api: fake,
      path: '/?figure=changeLeadTime&window=7d',
    });
    expect(
      await screen.findByText(/Send change\.created, change\.merged/),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('table', { name: 'Where the time goes' }),
    ).not.toBeInTheDocument();
  });

  it('says of a figure the window it looks at, not the one chosen', async () => {
    await renderWithEntity(<DeliveryTab />, {
      api: api(),
      path: '/?figure=releases90d&window=7d',
    });
    const drawer = await screen.findByRole('dialog', {
      name: 'Releases in 90 days',
    });
    expect(drawer).toHaveTextContent('in 90 days');
    expect(drawer).toHaveTextContent('better than the 90 days before');
    expect(drawer).toHaveTextContent(
      /From December 9, 2025.* up to March 9, 2026/,
    );
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

  it('shows any days, drawn by any bucket, as known at any moment, from the URL', async () => {
    const fake = api();
    const asOf = '2026-03-08T09:30:00.000Z';
    await renderWithEntity(<DeliveryTab />, {
      api: fake,
      path: `/?from=2026-03-01&to=2026-03-07&asOf=${asOf}&figure=changeLeadTime`,
    });
    const drawer = await screen.findByRole('dialog');
    expect(drawer).toHaveTextContent('as known at March 8, 2026');
    const asked = {
      from: '2026-03-01T00:00:00.000Z',
      to: '2026-03-08T00:00:00.000Z',
      asOf,
    };
    expect(fake.getMetrics).toHaveBeenLastCalledWith(sampleRef, asked);
    expect(fake.getMetricSeries).toHaveBeenLastCalledWith(
      sampleRef,
      expect.objectContaining({ ...asked, bucket: 'day' }),
    );
    await waitFor(() =>
      expect(fake.getMetricEvents).toHaveBeenCalledWith(
        sampleRef,
        'changeLeadTime',
        expect.objectContaining(asked),
      ),
    );
    await userEvent.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    for (const tile of screen.getAllByRole('button', { name: /^Change / })) {
      expect(tile).toHaveTextContent('as known at March 8, 2026');
    }
    expect(
      screen.queryByRole('button', { name: /days$/, pressed: true }),
    ).not.toBeInTheDocument();

    await userEvent.selectOptions(
      screen.getByRole('combobox', { name: 'Drawn by' }),
      'month',
    );
    await waitFor(() =>
      expect(fake.getMetricSeries).toHaveBeenLastCalledWith(
        sampleRef,
        expect.objectContaining({ ...asked, bucket: 'month' }),
      ),
    );
    const last = screen.getByLabelText('Last day');
    fireEvent.change(last, { target: { value: '2026-02-01' } });
    expect(
      screen.getByText('Choose a day not before the first'),
    ).toBeInTheDocument();
    expect(fake.getMetrics).toHaveBeenLastCalledWith(sampleRef, asked);
    fireEvent.change(last, { target: { value: '2026-03-01' } });
    await waitFor(() =>
      expect(fake.getMetrics).toHaveBeenLastCalledWith(sampleRef, {
        ...asked,
        to: '2026-03-02T00:00:00.000Z',
      }),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Back to now' }));
    await userEvent.click(screen.getByRole('button', { name: '30 days' }));
    await waitFor(() =>
      expect(fake.getMetrics).toHaveBeenLastCalledWith(sampleRef, {
        window: '30d',
      }),
    );
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
    expect(rows).toHaveLength(8);
    expect(rows[5]).toContain(`,${quarter},${to},releases90d,`);
    expect(rows[2]).toBe(
      `${sampleRef},production,all,all,,${from},${to},changeLeadTime,Change lead time,${
        3 * hour
      },ms,,,2,,,,,,sameChange=1,,,,,1`,
    );
    expect(rows[6]).toContain(`"'=none, ""so far"""`);
    expect(JSON.parse(json)).toMatchObject({
      model: sampleRef,
      version: null,
      window: { from, to },
      figures: [
        { id: 'deploymentFrequency', value: 2 / 7 },
        { id: 'changeLeadTime' },
        { id: 'failedDeploymentRecoveryTime' },
        { id: 'changeFailRate' },
        { id: 'releases90d', window: { days: 90 } },
        { id: 'timeToDetect', value: null },
      ],
    });

    await userEvent.click(
      screen.getByRole('button', {
        name: 'Show Change lead time, each as table',
      }),
    );
    await userEvent.click(
      within(
        screen.getByRole('figure', { name: 'Change lead time, each' }),
      ).getByRole('button', { name: 'Export CSV' }),
    );
    await userEvent.click(
      screen.getByRole('button', { name: /^Change lead time/ }),
    );
    const formats = await screen.findByRole('group', {
      name: 'Export the events',
    });
    await userEvent.click(
      within(formats).getByRole('button', { name: 'Export CSV' }),
    );
    await userEvent.click(
      within(formats).getByRole('button', { name: 'Export JSON' }),
    );
    await waitFor(() =>
      expect(names.slice(2)).toEqual([
        'Change lead time, each.csv',
        'changeLeadTime-events.csv',
        'changeLeadTime-events.json',
      ]),
    );
    const [chart, list, whole] = await Promise.all(
      blobs.slice(2).map(blob => blob.text()),
    );
    expect(chart.split('\r\n').slice(0, 3)).toEqual([
      'When,What,Change lead time,Failed',
      `2026-03-03T12:00:00.000Z,"v1, production",${2 * hour},no`,
      `2026-03-05T12:00:00.000Z,"v2, production",${
        4 * hour
      },Incident 7: Scores drift; Rollback of production to v1`,
    ]);
    expect(list.split('\r\n')[3]).toContain(',v2,production,false,sameChange,');
    expect(JSON.parse(whole)).toMatchObject({
      metric: 'changeLeadTime',
      asked: { window: '90d' },
      items: events.changeLeadTime,
      missing: 0,
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
