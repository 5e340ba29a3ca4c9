import type { ModelMetrics, WaymarkApi } from 'backstage-plugin-waymark-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NotAllowedError } from '@backstage/errors';
import { renderWithEntity } from '../../__testUtils__/renderWithEntity';
import {
  sampleFigure,
  sampleLeadTimeParts,
  sampleRef,
} from '../../__testUtils__/samples';
import { DeliveryCard } from './DeliveryCard';

const hour = 3_600_000;

const metrics: ModelMetrics['metrics'] = {
  deploymentFrequency: sampleFigure('deploymentFrequency', {
    value: 21 / 90,
    unit: 'perDay',
    numerator: 21,
    denominator: 90,
    sampleSize: 21,
    band: { legend: 'thresholds-v1', source: 'Waymark', name: 'high' },
    previous: { value: 14 / 90, change: 7 / 90 },
  }),
  changeLeadTime: sampleFigure('changeLeadTime', {
    value: 26 * hour,
    sampleSize: 14,
    band: { legend: 'thresholds-v1', source: 'Waymark', name: 'high' },
    previous: { value: 24 * hour, change: 2 * hour },
    excluded: [
      { reason: 'sameChange', count: 4 },
      { reason: 'noCommitTime', count: 3 },
    ],
  }),
  changeFailRate: sampleFigure('changeFailRate', {
    value: 3 / 21,
    unit: 'ratio',
    numerator: 3,
    denominator: 21,
    sampleSize: 21,
    unattributed: 2,
    maturing: 1,
    band: { legend: 'thresholds-v1', source: 'Waymark', name: 'medium' },
    previous: { value: 0.1, change: 3 / 21 - 0.1 },
  }),
  failedDeploymentRecoveryTime: sampleFigure('failedDeploymentRecoveryTime', {
    value: null,
    sampleSize: 0,
    reason: 'No failed deployment has recovered in this window',
    open: 1,
  }),
  deploymentReworkRate: sampleFigure('deploymentReworkRate', {
    value: 0,
    unit: 'ratio',
    numerator: 0,
    denominator: 24,
    sampleSize: 24,
    band: { legend: 'thresholds-v1', source: 'Waymark', name: 'elite' },
    previous: { value: 0, change: 0 },
  }),
  pipelineShare: sampleFigure('pipelineShare', {
    value: 1,
    unit: 'ratio',
    numerator: 24,
    denominator: 24,
    sampleSize: 24,
  }),
  timeToRestore: sampleFigure('timeToRestore', {
    value: 2 * hour + 14 * 60_000,
    sampleSize: 1,
  }),
};

const window = {
  from: '2026-01-01T00:00:00.000Z',
  to: '2026-04-01T00:00:00.000Z',
  days: 90,
};

function api() {
  return {
    getMetrics: jest.fn(async () => ({ model: sampleRef, window, metrics })),
    getMetricSeries: jest.fn(async () => ({
      model: sampleRef,
      bucket: 'week' as const,
      zone: 'UTC',
      buckets: [0, 1].map(week => ({
        from: `2026-01-0${1 + week}T00:00:00.000Z`,
        to: `2026-01-0${2 + week}T00:00:00.000Z`,
        values: { deploymentFrequency: week, changeLeadTime: null },
      })),
    })),
    getLeadTimeParts: jest.fn(async () => sampleLeadTimeParts()),
    getMetricEvents: jest.fn<
      ReturnType<WaymarkApi['getMetricEvents']>,
      Parameters<WaymarkApi['getMetricEvents']>
    >(async (_ref, _metric, options) => ({
      total: 26,
      nextCursor: options?.cursor ? null : 'second',
      items: [
        {
          eventId: options?.cursor ? 'b' : 'a',
          source: 'https://ci.example.org',
          type: 'dev.cdevents.service.deployed.0.2.0',
          time: '2026-03-01T10:00:00.000Z',
          model: sampleRef,
          version: options?.cursor ? '1' : '2',
          environment: 'production',
          contributes: !options?.cursor,
          excludedFor: options?.cursor ? 'noCommitTime' : null,
          value: options?.cursor ? null : 26 * hour,
          url: 'https://ci.example.org/runs/7',
          runUrl: 'https://ci.example.org/runs/7',
          changeUrl: 'https://git.example.org/c1',
          related: options?.cursor
            ? []
            : [
                {
                  kind: 'approval' as const,
                  eventId: 'yes',
                  source: '/approvals',
                  time: '2026-03-01T09:00:00.000Z',
                  text: 'Approved by anna',
                  url: 'https://approvals.example.org/1',
                },
              ],
        },
      ],
    })),
  };
}

describe('DeliveryCard', () => {
  it('shows each figure with value, band, sample and change', async () => {
    await renderWithEntity(<DeliveryCard />, { api: api() });

    const frequency = await screen.findByRole('button', {
      name: /^Deployment frequency/,
    });
    expect(frequency).toHaveTextContent('1.6 a week');
    expect(frequency).toHaveTextContent('high');
    expect(frequency).toHaveTextContent('21 releases in 90 days');
    expect(frequency).toHaveTextContent(
      '↑ up 2.3 in 30 days, better than the 90 days before',
    );
    expect(
      within(frequency).getByRole('img', {
        name: 'Deployment frequency by week: 2 of 2 weeks have a value',
      }),
    ).toBeInTheDocument();

    const leadTime = screen.getByRole('button', { name: /^Change lead time/ });
    expect(leadTime).toHaveTextContent('1 d 2 h');
    expect(leadTime).toHaveTextContent('median of 14 changes');
    expect(leadTime).toHaveTextContent('↑ up 2 h, worse');

    const failRate = screen.getByRole('button', { name: /^Change fail rate/ });
    expect(failRate).toHaveTextContent('3 of 21 releases failed');
    expect(failRate).toHaveTextContent('up 4.3 percentage points, worse');

    const rework = screen.getByRole('button', {
      name: /^Deployment rework rate/,
    });
    expect(rework).toHaveTextContent('0 %');
    expect(rework).toHaveTextContent('unchanged against the 90 days before');
    expect(
      screen.getByRole('button', { name: /^Time to restore.*2 h 14 min/ }),
    ).toHaveTextContent('median of 1 ended incident');
    expect(
      screen.getByRole('button', { name: /^Pipeline share.*100 %/ }),
    ).toBeInTheDocument();
  });

  it('fills one, two and three columns with six equal cells', async () => {
    await renderWithEntity(<DeliveryCard />, { api: api() });
    const [first, ...others] = await screen.findAllByRole('button', {
      name: /^(Deployment|Change|Failed|Pipeline|Time)/,
    });
    const grid = first.parentElement!;
    expect(others).toHaveLength(6);
    expect(grid.children).toHaveLength(6);
    expect(
      within(grid.lastElementChild as HTMLElement).getAllByRole('button'),
    ).toHaveLength(2);
  });

  it('says why a figure has no value and what to do', async () => {
    await renderWithEntity(<DeliveryCard />, { api: api() });
    const recovery = await screen.findByRole('button', {
      name: /^Failed deployment recovery time/,
    });
    expect(recovery).toHaveTextContent('No data');
    expect(recovery).toHaveTextContent(
      'No failed deployment has recovered in this window. Nothing to do while nothing failed',
    );
  });

  it('asks again for another window', async () => {
    const fake = api();
    await renderWithEntity(<DeliveryCard />, { api: fake });
    const group = screen.getByRole('group', { name: 'Window' });
    expect(
      within(group).getByRole('button', { name: '90 days', pressed: true }),
    ).toBeInTheDocument();
    await userEvent.click(
      within(group).getByRole('button', { name: '30 days' }),
    );
    await waitFor(() =>
      expect(fake.getMetrics).toHaveBeenLastCalledWith(sampleRef, {
        window: '30d',
      }),
    );
  });

  it('explains a figure down to its events, and closes with Escape', async () => {
    const fake = api();
    await renderWithEntity(<DeliveryCard />, { api: fake });
    await userEvent.click(
      await screen.findByRole('button', { name: /^Change lead time/ }),
    );
    const drawer = await screen.findByRole('dialog', {
      name: 'Change lead time',
    });
    expect(drawer).toHaveTextContent(
      'median of (deployed − committed) over changes',
    );
    expect(drawer).toHaveTextContent('Bands by thresholds-v1: Waymark');
    expect(drawer).toHaveTextContent('median of 14 = 1 d 2 h');
    expect(drawer).toHaveTextContent(
      '4 left out: a change already counted at its first production deployment',
    );
    expect(drawer).toHaveTextContent('3 left out: without a commit time');
    const events = await within(drawer).findByRole('table', {
      name: 'Events behind this figure',
    });
    const [, row] = within(events).getAllByRole('row');
    expect(row).toHaveTextContent('2production counted1 d 2 h');
    expect(
      within(row)
        .getAllByRole('link')
        .map(link => link.getAttribute('href')),
    ).toEqual([
      'https://ci.example.org/runs/7',
      'https://git.example.org/c1',
      'https://approvals.example.org/1',
    ]);

    await userEvent.click(
      within(drawer).getByRole('button', { name: 'Next page' }),
    );
    expect(
      await within(drawer).findByRole('cell', {
        name: /^left out: without a commit time: add/,
      }),
    ).toBeInTheDocument();
    expect(within(drawer).getByText('26–26 of 26')).toBeInTheDocument();
    expect(fake.getMetricEvents).toHaveBeenLastCalledWith(
      sampleRef,
      'changeLeadTime',
      { window: '90d', environment: undefined, cursor: 'second', limit: 25 },
    );

    await userEvent.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
  });

  it('shows what a figure means where it is shown', async () => {
    const getMetricDefinition = jest.fn(async (id: string) => ({
      id,
      version: 1,
      title: 'Change lead time',
      markdown: '## Formula\n\nSee [releases](README.md#releases).',
    }));
    await renderWithEntity(<DeliveryCard />, {
      api: { ...api(), getMetricDefinition },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: /^Change lead time/ }),
    );
    const drawer = await screen.findByRole('dialog');
    expect(getMetricDefinition).not.toHaveBeenCalled();
    await userEvent.click(
      within(drawer).getByRole('button', { name: 'How it is defined' }),
    );
    expect(
      await within(drawer).findByRole('heading', { name: 'Formula' }),
    ).toBeVisible();
    expect(getMetricDefinition).toHaveBeenCalledWith('changeLeadTime');
    expect(
      within(drawer).getByRole('link', { name: /^releases/ }),
    ).toHaveAttribute('href', '/risk/definitions/README#releases');
    expect(
      within(drawer).getByRole('link', { name: /changeLeadTime, version 1/ }),
    ).toHaveAttribute('href', '/risk/definitions/changeLeadTime');
  });

  it('puts beside a share what it could flatter', async () => {
    await renderWithEntity(<DeliveryCard />, { api: api() });
    await userEvent.click(
      await screen.findByRole('button', { name: /^Change fail rate/ }),
    );
    const drawer = await screen.findByRole('dialog');
    expect(drawer).toHaveTextContent('releases that failed ÷ all releases');
    expect(drawer).toHaveTextContent('3 ÷ 21 = 14.3 %');
    expect(drawer).toHaveTextContent(
      '2 production incidents nothing is blamed for',
    );
    expect(drawer).toHaveTextContent(
      '1 release is younger than 7 days and left out of the trend',
    );
  });

  it('shows loading, a failure with a way to try again, and a missing permission', async () => {
    const fake = api();
    fake.getMetrics.mockReturnValueOnce(new Promise(() => {}));
    const first = await renderWithEntity(<DeliveryCard />, { api: fake });
    expect(
      screen.getByRole('status', { name: 'Loading the delivery figures' }),
    ).toBeInTheDocument();
    first.unmount();

    fake.getMetrics.mockRejectedValueOnce(new Error('store is away'));
    const second = await renderWithEntity(<DeliveryCard />, { api: fake });
    expect(await screen.findByRole('alert')).toHaveTextContent('store is away');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('button', { name: /^Change lead time/ }),
    ).toBeInTheDocument();
    second.unmount();

    fake.getMetrics.mockRejectedValueOnce(new NotAllowedError('no'));
    await renderWithEntity(<DeliveryCard />, { api: fake });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'waymark.model.read',
    );
  });
});
