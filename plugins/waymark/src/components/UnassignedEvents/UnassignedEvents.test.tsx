import { NotAllowedError } from '@backstage/errors';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  ModelPage,
  UnassignedEventPage,
  UnassignedPage,
} from 'backstage-plugin-waymark-common';
import { modelSummary } from '../../__testUtils__/modelSummary';
import { renderWithEntity } from '../../__testUtils__/renderWithEntity';
import { UnassignedEvents } from './UnassignedEvents';

jest.setTimeout(30_000);

const page: UnassignedPage = {
  items: [
    {
      id: 'group-1',
      source: 'https://gitlab.example.org/lending/scores',
      type: 'dev.cdevents.service.deployed.0.3.0',
      hints: [
        { annotation: 'gitlab.com/project-slug', value: 'lending/scores' },
      ],
      subject: null,
      count: 12,
      firstAt: '2026-03-01T10:00:00.000Z',
      lastAt: '2026-03-09T10:00:00.000Z',
      example: {
        source: 'https://gitlab.example.org/lending/scores',
        id: 'deploy-1',
      },
    },
  ],
  total: 1,
  nextCursor: null,
};
const OF =
  'service.deployed events that name gitlab.com/project-slug lending/scores';

function api() {
  return {
    getUnassigned: jest.fn(async () => page),
    getUnassignedEvents: jest.fn(
      async (): Promise<UnassignedEventPage> => ({
        items: [
          {
            source: 'https://gitlab.example.org/lending/scores',
            id: 'deploy-1',
            type: 'dev.cdevents.service.deployed.0.3.0',
            time: '2026-03-09T10:00:00.000Z',
            subject: 'scores',
            version: '4',
            environment: 'production',
          },
        ],
        total: 1,
        nextCursor: null,
      }),
    ),
    getModels: jest.fn(
      async (): Promise<ModelPage> => ({
        items: [modelSummary()],
        total: 1,
        nextCursor: null,
      }),
    ),
    assignEvents: jest.fn(async () => ({
      model: 'model:default/credit-risk',
      assigned: 12,
      already: 0,
      remaining: 0,
    })),
  };
}

describe('UnassignedEvents', () => {
  it('gives a group its model', async () => {
    const client = api();
    await renderWithEntity(<UnassignedEvents />, { api: client });
    const table = await screen.findByRole('table', {
      name: 'Unassigned events',
    });
    expect(
      within(table).getByRole('rowheader', { name: /lending\/scores/ }),
    ).toBeInTheDocument();
    expect(within(table).getByText('12')).toBeInTheDocument();

    await userEvent.click(
      screen.getByRole('button', { name: `Assign ${OF} to a model` }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'Assign to a model',
    });
    expect(
      within(dialog).getByRole('button', { name: 'Assign' }),
    ).toBeDisabled();
    expect(
      within(dialog).getByText('gitlab.com/project-slug: lending/scores'),
    ).toBeInTheDocument();
    await userEvent.click(
      await within(dialog).findByRole('radio', {
        name: 'Credit risk (model:default/credit-risk)',
      }),
    );
    await userEvent.click(
      within(dialog).getByRole('button', {
        name: 'Assign to model:default/credit-risk',
      }),
    );
    expect(client.assignEvents).toHaveBeenCalledWith({
      group: 'group-1',
      events: undefined,
      model: 'model:default/credit-risk',
      allowUnknown: false,
      reason: undefined,
    });
    expect(
      await screen.findByText(
        '12 events assigned to model:default/credit-risk.',
      ),
    ).toBeInTheDocument();
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(client.getUnassigned).toHaveBeenCalledTimes(2);
  });

  it('shows a group’s events, each to go to a model nobody knows yet', async () => {
    const client = api();
    await renderWithEntity(<UnassignedEvents />, { api: client });
    await userEvent.click(
      await screen.findByRole('button', { name: `Show ${OF}` }),
    );
    const events = await screen.findByRole('table', { name: OF });
    expect(within(events).getByText('production')).toBeInTheDocument();
    await userEvent.click(
      within(events).getByRole('button', {
        name: 'Assign event deploy-1 to a model',
      }),
    );
    await userEvent.type(
      await screen.findByRole('searchbox', { name: 'Find a model' }),
      'scores',
    );
    await userEvent.click(
      await screen.findByRole('radio', {
        name: /^model:default\/scores, which no catalog knows/,
      }),
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Assign to model:default/scores' }),
    );
    expect(client.assignEvents).toHaveBeenCalledWith(
      expect.objectContaining({
        events: [expect.objectContaining({ id: 'deploy-1' })],
        model: 'model:default/scores',
        allowUnknown: true,
      }),
    );
  });

  it('says what was refused, and which permission is missing', async () => {
    const client = api();
    client.assignEvents.mockRejectedValue(new NotAllowedError('no'));
    await renderWithEntity(<UnassignedEvents />, { api: client });
    await userEvent.click(
      await screen.findByRole('button', { name: `Assign ${OF} to a model` }),
    );
    await userEvent.click(
      await screen.findByRole('radio', { name: /^Credit risk/ }),
    );
    await userEvent.click(
      screen.getByRole('button', { name: /^Assign to model:/ }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'It takes the permission waymark.event.assign. Nothing was changed.',
    );
  });

  it('teaches what would be listed, and what looking takes', async () => {
    const client = api();
    client.getUnassigned.mockResolvedValueOnce({
      ...page,
      items: [],
      total: 0,
    });
    const { unmount } = await renderWithEntity(<UnassignedEvents />, {
      api: client,
    });
    expect(
      await screen.findByText('Every event has its model'),
    ).toBeInTheDocument();
    unmount();
    client.getUnassigned.mockRejectedValue(new NotAllowedError('no'));
    await renderWithEntity(<UnassignedEvents />, { api: client });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'waymark.source.read',
    );
  });
});
