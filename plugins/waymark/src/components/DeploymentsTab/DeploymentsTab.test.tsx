import type { Deployment, WaymarkApi } from 'backstage-plugin-waymark-common';
import { NotAllowedError } from '@backstage/errors';
import {
  act,
  fireEvent,
  screen,
  waitFor,
  within,
} from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderWithEntity } from '../../__testUtils__/renderWithEntity';
import {
  sampleDeployment,
  sampleIncident,
  sampleOption,
  sampleRef,
} from '../../__testUtils__/samples';
import { DeploymentsTab } from './DeploymentsTab';

const ago = (hours: number) =>
  new Date(Date.now() - hours * 3_600_000).toISOString();

function history(): Deployment[] {
  return [
    sampleDeployment({
      eventId: 'back-1',
      kind: 'rolledback',
      version: '1',
      toVersion: '1',
      at: ago(1),
      liveFrom: ago(1),
      reverts: 'deploy-2',
    }),
    sampleDeployment({
      eventId: 'deploy-2',
      version: '2',
      at: ago(5),
      liveFrom: ago(5),
      liveUntil: ago(1),
      failed: true,
      failedFor: ['reverted', 'incident'],
      incidents: ['drift-7'],
      revertedBy: 'back-1',
      executedBy: 'manual',
      change: {
        repository: 'group/credit-risk',
        commit: 'abcdef0123456789',
        committedAt: ago(9),
        url: 'https://forge.example.org/commit/abcdef0',
        author: 'risk-models',
      },
      pipelineRun: { id: '12', url: 'https://forge.example.org/pipelines/12' },
    }),
    sampleDeployment({
      eventId: 'deploy-1',
      version: '1',
      at: ago(30),
      liveFrom: ago(30),
      liveUntil: ago(5),
    }),
    sampleDeployment({
      eventId: 'deploy-s',
      version: '3',
      environment: 'staging',
      tier: 'staging',
      at: ago(40),
      liveFrom: ago(40),
    }),
  ];
}

function api(items = history()) {
  return {
    getDeployments: jest.fn<
      ReturnType<WaymarkApi['getDeployments']>,
      Parameters<WaymarkApi['getDeployments']>
    >(async (_ref, options) => {
      const found = items.filter(
        each =>
          !options?.environment || each.environment === options.environment,
      );
      return { items: found, total: found.length, nextCursor: null };
    }),
    getIncidents: jest.fn(async () => ({
      items: [
        sampleIncident({
          id: 'drift-7',
          startedAt: ago(4),
          endedAt: ago(1),
          deployment: 'deploy-2',
          rule: 'explicit',
        }),
      ],
      total: 1,
      nextCursor: null,
    })),
    getCorrections: jest.fn<
      ReturnType<WaymarkApi['getCorrections']>,
      Parameters<WaymarkApi['getCorrections']>
    >(async () => ({ items: [], total: 0, nextCursor: null })),
    getGateDecisions: async () => ({ items: [], total: 0, nextCursor: null }),
    previewRollback: jest.fn(async () => ({
      model: sampleRef,
      items: [
        sampleOption({
          fromVersion: '1',
          toVersion: '2',
          candidates: [{ version: '2', lastServedAt: ago(1), good: false }],
        }),
        sampleOption({
          environment: 'staging',
          tier: 'staging',
          fromVersion: '3',
          toVersion: null,
          candidates: [],
          possible: false,
          reason: 'No other version has served in staging.',
        }),
      ],
    })),
    getLive: jest.fn<
      ReturnType<WaymarkApi['getLive']>,
      Parameters<WaymarkApi['getLive']>
    >(async (_ref, options) => ({
      at: options?.at ?? '',
      items: [
        {
          environment: 'production',
          tier: 'production',
          version: '0.9',
          since: ago(200),
          eventId: 'deploy-0',
          executedBy: 'pipeline',
          strategy: null,
          trafficPercent: null,
          approval: {
            eventId: 'approved',
            source: '/approvals',
            at: ago(201),
            status: 'approved',
            action: 'deploy',
            environment: null,
            version: '0.9',
            responder: 'user:default/risk-officer',
            digest: null,
            url: null,
          },
          gate: null,
          candidate: null,
        },
      ],
    })),
  };
}

describe('DeploymentsTab', () => {
  it('draws versions as spans and marks what went wrong', async () => {
    await renderWithEntity(<DeploymentsTab />, { api: api() });
    const lane = await screen.findByRole('list', {
      name: 'Timeline of production',
    });
    const items = within(lane)
      .getAllByRole('listitem')
      .map(item => item.getAttribute('aria-label'));
    expect(items).toEqual([
      expect.stringMatching(/^1 served production from .* until .*, 1 d 1 h$/),
      expect.stringMatching(
        /^2 served production .* 4 h; failed: was rolled back, caused incident drift-7$/,
      ),
      expect.stringMatching(/^1 served production .* and still does$/),
      expect.stringMatching(/^Failed deployment of 2 to production/),
      expect.stringMatching(
        /^Incident drift-7 in production.*ended after 3 h: Approval rate fell$/,
      ),
      expect.stringMatching(/^Rollback of production to 1/),
    ]);
    expect(
      screen.getByRole('list', { name: 'Timeline of staging' }),
    ).toBeInTheDocument();

    await userEvent.click(
      screen.getByRole('button', { name: 'Show Versions in service as table' }),
    );
    expect(
      within(
        screen.getByRole('table', { name: 'Versions in service' }),
      ).getAllByRole('row'),
    ).toHaveLength(8);
  });

  it('lists each deployment with what became of it', async () => {
    await renderWithEntity(<DeploymentsTab />, { api: api() });
    const table = await screen.findByRole('table', { name: 'Deployments' });
    const [, back, failed, first] = within(table).getAllByRole('row');
    expect(back).toHaveTextContent('rollback');
    expect(back).toHaveTextContent('live');
    expect(back).toHaveTextContent('undid the deployment of 2');
    expect(failed).toHaveTextContent('by hand');
    expect(failed).toHaveTextContent('change by risk-models');
    expect(failed).toHaveTextContent(
      'was rolled back, caused incident drift-7',
    );
    expect(failed).toHaveTextContent('undone by the rollback 1 hour ago');
    expect(
      within(failed).getByRole('link', { name: /^abcdef01/ }),
    ).toHaveAttribute('href', 'https://forge.example.org/commit/abcdef0');
    expect(
      within(failed).getByRole('link', { name: /^run 12/ }),
    ).toHaveAttribute('href', 'https://forge.example.org/pipelines/12');
    expect(first).toHaveTextContent('pipeline');
  });

  it('offers the way back where there is one', async () => {
    await renderWithEntity(<DeploymentsTab />, { api: api() });
    expect(
      await screen.findByRole('button', {
        name: 'Roll back production from 1',
      }),
    ).toBeInTheDocument();
    // Of a version only its latest row, and nothing where nothing is possible
    expect(
      screen.getAllByRole('button', { name: /^Roll back (?!.*table)/ }),
    ).toHaveLength(2);
    await userEvent.click(
      screen.getByRole('button', { name: 'Roll back production to 2' }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(
      await within(dialog).findByRole('button', {
        name: 'Roll back production to 2',
      }),
    ).toBeInTheDocument();
  });

  it('shows one environment, a shorter window, and keeps both in the URL', async () => {
    const fake = api();
    await renderWithEntity(<DeploymentsTab />, {
      api: fake,
      path: '/?environment=staging&window=7d',
    });
    expect(
      await screen.findByRole('button', { name: '7 days', pressed: true }),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('list', { name: 'Timeline of production' }),
    ).not.toBeInTheDocument();
    await waitFor(() =>
      expect(fake.getDeployments).toHaveBeenCalledWith(
        sampleRef,
        expect.objectContaining({ environment: 'staging' }),
      ),
    );
    const environments = screen.getByRole('combobox', { name: 'Environment' });
    expect(
      within(environments)
        .getAllByRole('option')
        .map(option => option.textContent),
    ).toEqual(['every environment', 'production', 'staging']);
    await userEvent.selectOptions(environments, 'production');
    expect(
      await screen.findByRole('list', { name: 'Timeline of production' }),
    ).toBeInTheDocument();
  });

  it('shows what served at a moment', async () => {
    const fake = api();
    await renderWithEntity(<DeploymentsTab />, { api: fake });
    fireEvent.change(await screen.findByLabelText('As it was at'), {
      target: { value: '2026-01-05T12:30' },
    });
    const list = await screen.findByRole('list', { name: 'What served then' });
    expect(list).toHaveTextContent('production 0.9, there since');
    expect(list).toHaveTextContent('approved by risk-officer');
    expect(
      within(list).getByRole('link', { name: 'risk-officer' }),
    ).toHaveAttribute('href', '/catalog/default/user/risk-officer');
    expect(fake.getLive).toHaveBeenCalledWith(sampleRef, {
      at: new Date('2026-01-05T12:30').toISOString(),
    });
    await userEvent.click(screen.getByRole('button', { name: 'Back to now' }));
    expect(
      screen.queryByRole('list', { name: 'What served then' }),
    ).not.toBeInTheDocument();
  });

  it('shows a new deployment without a reload', async () => {
    const items = history();
    await renderWithEntity(<DeploymentsTab />, { api: api(items) });
    await screen.findByRole('table', { name: 'Deployments' });
    items.unshift(
      sampleDeployment({ eventId: 'deploy-9', version: '9', at: ago(0) }),
    );
    act(() => {
      window.dispatchEvent(new Event('online'));
    });
    expect(
      await screen.findByRole('rowheader', { name: '9' }),
    ).toBeInTheDocument();
  });

  it('teaches the first step, and says what failed or is not allowed', async () => {
    const first = await renderWithEntity(<DeploymentsTab />, { api: api([]) });
    expect(
      await screen.findByText('Nothing has been deployed yet'),
    ).toBeInTheDocument();
    first.unmount();

    const fake = api();
    fake.getIncidents.mockRejectedValueOnce(new NotAllowedError('no'));
    await renderWithEntity(<DeploymentsTab />, { api: fake });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'waymark.model.read',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('table', { name: 'Deployments' }),
    ).toBeInTheDocument();
  });

  it('opens at the incident or the deployment that a link names, on whatever page', async () => {
    const many = Array.from({ length: 60 }, (_, index) =>
      sampleDeployment({
        eventId: `d${index}`,
        source: '/ci',
        version: `v${index}`,
        at: ago(index),
        liveFrom: null,
      }),
    );
    const fake = api(many);
    fake.getDeployments.mockImplementation(async (_ref, options = {}) => {
      const { cursor = '0', limit = 50 } = options;
      const end = Number(cursor) + limit;
      return {
        items: many.slice(Number(cursor), end),
        total: many.length,
        nextCursor: end < many.length ? String(end) : null,
      };
    });
    const first = await renderWithEntity(<DeploymentsTab />, {
      api: fake,
      path: '/#event-%2Fci%20d55',
    });
    const row = await screen.findByRole('row', { current: true });
    expect(row).toHaveTextContent(/^v55/);
    expect(row).toHaveFocus();
    expect(screen.getByText('51–60 of 60')).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Previous page' }),
    );
    expect(await screen.findByText('26–50 of 60')).toBeInTheDocument();
    first.unmount();

    await renderWithEntity(<DeploymentsTab />, {
      api: api(),
      path: '/#event-https%3A%2F%2Fmonitor.example.org%20detected-1',
    });
    expect(await screen.findByRole('row', { current: true })).toHaveTextContent(
      /drift-7/,
    );
  });
});
