import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NotAllowedError } from '@backstage/errors';
import { renderWithEntity } from '../../__testUtils__/renderWithEntity';
import {
  sampleDeployment,
  sampleIncident,
  sampleRollback,
} from '../../__testUtils__/samples';
import { ActivityCard } from './ActivityCard';

function api() {
  const deployments = [
    sampleDeployment({
      eventId: 'back-1',
      kind: 'rolledback',
      toVersion: '1',
      at: '2026-03-02T12:00:00.000Z',
      rollbackRequest: 'rollback-1',
    }),
    sampleDeployment({
      eventId: 'deploy-2',
      version: '2',
      at: '2026-03-02T09:00:00.000Z',
      failed: true,
      failedFor: ['reverted'],
      pipelineRun: { id: '7', url: 'https://forge.example.org/pipelines/7' },
    }),
    sampleDeployment(),
  ];
  return {
    getDeployments: jest.fn(async () => ({
      items: deployments,
      total: deployments.length,
      nextCursor: null as string | null,
    })),
    getRollbacks: async () => ({
      items: [
        sampleRollback({
          id: 'rollback-2',
          environment: 'staging',
          reason: 'A wrong threshold',
          state: 'failed',
          message: 'The job has no runner.',
          requestedAt: '2026-03-02T13:00:00.000Z',
          endedAt: '2026-03-02T13:05:00.000Z',
        }),
        sampleRollback({ state: 'confirmed' }),
      ],
    }),
    getIncidents: async () => ({
      items: [sampleIncident({ endedAt: '2026-03-02T12:14:00.000Z' })],
      total: 1,
      nextCursor: null,
    }),
  };
}

describe('ActivityCard', () => {
  it('tells what happened, newest first, each thing once', async () => {
    await renderWithEntity(<ActivityCard />, { api: api() });
    const list = await screen.findByRole('list', { name: 'Recent activity' });
    const items = within(list).getAllByRole('listitem');
    const texts = [
      /^Rollback of staging to 1 failed: The job has no runner\..*A wrong threshold/,
      /^Incident incident-1 in production ended after 2 h 14 min/,
      /^production was rolled back to 1.*asked for by guest.*Approval rate fell by half/,
      /^Incident incident-1 in production: Approval rate fell/,
      /^2 was deployed to production by the pipeline and was rolled back/,
      /^1 was deployed to production by the pipeline/,
    ];
    expect(items).toHaveLength(texts.length);
    texts.forEach((text, index) =>
      expect(items[index]).toHaveTextContent(text),
    );
    expect(
      within(items[4]).getByRole('link', { name: /^2 was deployed/ }),
    ).toHaveAttribute('href', 'https://forge.example.org/pipelines/7');
    expect(
      screen.getByRole('link', { name: 'All deployments' }),
    ).toHaveAttribute('href', '/catalog/default/model/credit-risk/deployments');
  });

  it('shows loading, nothing yet, failure and missing permission', async () => {
    const fake = api();
    fake.getDeployments.mockReturnValueOnce(new Promise(() => {}));
    const loading = await renderWithEntity(<ActivityCard />, { api: fake });
    expect(
      screen.getByRole('status', { name: 'Loading the recent activity' }),
    ).toBeInTheDocument();
    loading.unmount();

    const empty = await renderWithEntity(<ActivityCard />, {
      api: {
        getDeployments: async () => ({ items: [], total: 0, nextCursor: null }),
        getRollbacks: async () => ({ items: [] }),
        getIncidents: async () => ({ items: [], total: 0, nextCursor: null }),
      },
    });
    expect(
      await screen.findByText('Nothing has happened yet'),
    ).toBeInTheDocument();
    empty.unmount();

    fake.getDeployments.mockRejectedValueOnce(new NotAllowedError('no'));
    await renderWithEntity(<ActivityCard />, { api: fake });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'waymark.model.read',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('list', { name: 'Recent activity' }),
    ).toBeInTheDocument();
  });
});
