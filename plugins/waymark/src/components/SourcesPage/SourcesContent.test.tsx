import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { discoveryApiRef } from '@backstage/core-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { TestApiProvider } from '@backstage/test-utils';
import type { Source, WaymarkApi } from 'backstage-plugin-waymark-common';
import { renderWithEntity } from '../../__testUtils__/renderWithEntity';
import { SourcesContent } from './SourcesContent';

const none = { accepted: 0, duplicates: 0, conflicts: 0, rejected: 0 };
const DAY = 24 * 60 * 60_000;
const ago = (minutes: number) =>
  new Date(Date.now() - minutes * 60_000).toISOString();

function source(more: Partial<Source> = {}): Source {
  return {
    id: '0123456789abcdef',
    kind: 'token',
    name: 'Credit risk pipeline',
    state: 'active',
    eventSource: '/pipelines/credit-risk',
    models: ['model:default/credit-risk'],
    types: null,
    createdBy: 'user:default/ada',
    createdAt: ago(60 * 24),
    lastHeardAt: ago(120),
    revokedAt: null,
    renewedAt: null,
    expiresAt: null,
    previousUntil: null,
    claim: null,
    approver: false,
    totals: { accepted: 40, duplicates: 3, conflicts: 1, rejected: 2 },
    unassigned: 17,
    manageable: true,
    days: [
      { day: '2026-05-03', ...none },
      {
        day: '2026-05-04',
        accepted: 5,
        duplicates: 1,
        conflicts: 1,
        rejected: 2,
      },
    ],
    ...more,
  };
}

const api = {
  getSources: jest.fn<ReturnType<WaymarkApi['getSources']>, []>(),
  getSource: jest.fn(),
  getConflicts: jest.fn(),
  getUnassigned: jest.fn(),
  getSourceRejections: jest.fn(),
  createSource: jest.fn(),
  renewSource: jest.fn(),
  revokeSource: jest.fn(),
  testSource: jest.fn(),
};

const render = (path = '/') =>
  renderWithEntity(
    <TestApiProvider
      apis={[[discoveryApiRef, { getBaseUrl: async () => 'http://backend' }]]}
    >
      <SourcesContent />
    </TestApiProvider>,
    { api, path },
  );

describe('the sources', () => {
  beforeEach(() => {
    jest.resetAllMocks();
    api.getSources.mockResolvedValue({ items: [source()] });
    api.getConflicts.mockResolvedValue({ items: [], nextCursor: null });
    api.getUnassigned.mockResolvedValue({
      items: [],
      total: 0,
      nextCursor: null,
    });
    api.getSourceRejections.mockResolvedValue({ items: [] });
  });

  it('show a skeleton, then who sent what', async () => {
    let resolve = (_answer: { items: Source[] }) => {};
    api.getSources.mockReturnValue(new Promise(done => (resolve = done)));
    await render();
    expect(
      screen.getByRole('status', { name: 'Loading the sources' }),
    ).toBeInTheDocument();
    resolve({
      items: [
        source(),
        source({
          id: 'webhook:gitlab',
          kind: 'webhook',
          name: 'gitlab',
          state: 'silent',
          lastHeardAt: null,
          createdBy: null,
          totals: none,
        }),
        source({ id: 'anonymous:events', kind: 'anonymous', name: 'events' }),
      ],
    });
    const token = await screen.findByRole('row', {
      name: /Credit risk pipeline/,
    });
    for (const text of [
      'source token',
      'active',
      '2 hours ago',
      '40',
      '3',
      '17',
      'ada',
    ]) {
      expect(within(token).getByText(text)).toBeVisible();
    }
    expect(
      within(token).getByRole('img', {
        name: '9 events in 2 days, 3 of them refused; 9 today',
      }),
    ).toBeInTheDocument();
    const gitlab = screen.getByRole('row', { name: /gitlab/ });
    expect(within(gitlab).getByText('silent')).toBeVisible();
    expect(within(gitlab).getByText('never')).toBeVisible();
    expect(
      screen.getByRole('button', { name: 'Turned away at /events' }),
    ).toBeVisible();
  });

  it('teach the next step, say what failed, and name the permission', async () => {
    api.getSources.mockResolvedValueOnce({ items: [] });
    const { unmount } = await render();
    expect(await screen.findByText('Nobody sends events yet')).toBeVisible();
    expect(await screen.findByText('No conflicts')).toBeVisible();
    expect(await screen.findByText('Every event has its model')).toBeVisible();
    unmount();

    api.getSources.mockRejectedValueOnce(new Error('The backend is away'));
    const failed = await render();
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Could not load the sources',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Credit risk pipeline')).toBeVisible();
    failed.unmount();

    api.getSources.mockRejectedValue(new NotAllowedError('Forbidden'));
    await render();
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('You may not see the sources');
    expect(alert).toHaveTextContent('waymark.source.read');
  });

  it('list conflicts with where the two differ', async () => {
    api.getConflicts.mockResolvedValue({
      items: [
        {
          source: '/pipelines/credit-risk',
          eventId: 'deploy-7',
          type: 'dev.cdevents.service.deployed.0.3.0',
          model: 'model:default/credit-risk',
          arrivedAt: ago(5),
          keptAt: ago(50),
          door: 'events',
          sender: '0123456789abcdef',
          differs: ['/data/subject/content/artifactId'],
        },
      ],
      nextCursor: null,
    });
    await render();
    const row = await screen.findByRole('row', { name: /deploy-7/ });
    expect(row).toHaveTextContent('deploy-7 of /pipelines/credit-risk');
    expect(row).toHaveTextContent('/data/subject/content/artifactId');
  });

  it('open to what was refused and why, by keyboard', async () => {
    api.getSourceRejections.mockResolvedValue({
      items: [
        {
          eventId: 'deploy-8',
          door: 'events',
          errors: [
            { path: '/source', message: 'must be /pipelines/credit-risk' },
          ],
          position: 'partition 3, offset 41',
          excerpt: '{"id":"deploy-8"}',
          times: 12,
          firstAt: ago(60),
          lastAt: ago(3),
        },
      ],
    });
    await render();
    (
      await screen.findByRole('button', { name: 'Credit risk pipeline' })
    ).focus();
    await userEvent.keyboard('{Enter}');
    const drawer = await screen.findByRole('dialog', {
      name: 'Credit risk pipeline',
    });
    const refused = await within(drawer).findByRole('list', {
      name: 'Refused',
    });
    expect(refused).toHaveTextContent(
      '3 minutes ago, 12 times, at events, partition 3, offset 41, event deploy-8',
    );
    expect(refused).toHaveTextContent('/source must be /pipelines/credit-risk');
    expect(refused).toHaveTextContent('{"id":"deploy-8"}');
    expect(within(drawer).getByText('model:default/credit-risk')).toBeVisible();
    expect(within(drawer).getByText('any')).toBeVisible();
    expect(
      within(drawer).getByRole('img', { name: /9 events in 2 days/ }),
    ).toBeInTheDocument();
    await userEvent.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
  });

  it('test a token, and say what its limits refuse', async () => {
    api.testSource.mockResolvedValueOnce({
      status: 'accepted',
      eventId: 'x',
      sampleType: 'dev.cdevents.service.deployed.0.3.0',
      errors: [],
      tookMs: 14,
    });
    await render('/?source=0123456789abcdef');
    const test = await screen.findByRole('button', {
      name: 'Send a test event',
    });
    await userEvent.click(test);
    expect(await screen.findByText(/Accepted in 14 ms/)).toBeVisible();
    api.testSource.mockResolvedValueOnce({
      status: 'rejected',
      eventId: null,
      sampleType: 'dev.cdevents.service.deployed.0.3.0',
      errors: [{ path: '/source', message: 'is no URI reference' }],
      tookMs: 1,
    });
    await userEvent.click(test);
    expect(await screen.findByText('is no URI reference')).toBeVisible();
    api.testSource.mockRejectedValueOnce(new Error('The database is away'));
    await userEvent.click(test);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Could not test it: The database is away',
    );
  });

  it('revoke only once that is confirmed', async () => {
    await render('/?source=0123456789abcdef');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Revoke' }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'Revoke Credit risk pipeline?',
    });
    expect(api.revokeSource).not.toHaveBeenCalled();
    api.revokeSource.mockRejectedValueOnce(new Error('It is gone'));
    const confirm = within(dialog).getByRole('button', {
      name: 'Revoke the token',
    });
    await userEvent.click(confirm);
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'It is gone',
    );
    api.getSources.mockResolvedValue({
      items: [source({ state: 'revoked', revokedAt: ago(0) })],
    });
    await userEvent.click(confirm);
    expect(api.revokeSource).toHaveBeenCalledWith('0123456789abcdef');
    await waitFor(() =>
      expect(
        screen.queryByRole('button', { name: 'Revoke' }),
      ).not.toBeInTheDocument(),
    );
  });

  it('are made in a dialog that shows the token once and waits for an event', async () => {
    const made = source({ lastHeardAt: null, totals: none, state: 'silent' });
    api.createSource.mockRejectedValueOnce(new Error('The name is taken'));
    api.createSource.mockResolvedValue({ ...made, token: 'wmk_0123_secret' });
    api.getSource.mockResolvedValueOnce({
      ...made,
      lastHeardAt: ago(0),
      totals: { ...none, rejected: 1 },
    });
    api.getSource.mockImplementation(async () => ({
      ...made,
      lastHeardAt: ago(0),
      totals: { ...none, accepted: 1 },
    }));
    await render();
    await userEvent.click(
      await screen.findByRole('button', { name: 'New source' }),
    );
    const dialog = await screen.findByRole('dialog', { name: 'New source' });
    const type = (label: RegExp, value: string) =>
      fireEvent.change(within(dialog).getByRole('textbox', { name: label }), {
        target: { value },
      });
    type(/^Name/, 'Credit risk pipeline');
    type(/^Event source/, '/pipelines/credit-risk');
    type(/^Models/, 'credit-risk\n\n model:bank/churn');
    const submit = within(dialog).getByRole('button', {
      name: 'Make the source',
    });
    await userEvent.click(submit);
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'The name is taken',
    );
    await userEvent.click(submit);
    expect(await within(dialog).findByText('wmk_0123_secret')).toBeVisible();
    expect(api.createSource).toHaveBeenLastCalledWith({
      name: 'Credit risk pipeline',
      eventSource: '/pipelines/credit-risk',
      models: ['model:default/credit-risk', 'model:bank/churn'],
      expiresAt: expect.any(String),
    });
    const [[{ expiresAt }]] = api.createSource.mock.calls.slice(-1);
    expect(Date.parse(expiresAt) / DAY).toBeCloseTo(Date.now() / DAY + 365, 1);
    const command = await within(dialog).findByLabelText('Command');
    expect(command).toHaveTextContent('Authorization: Bearer $WAYMARK_TOKEN');
    expect(command).not.toHaveTextContent('wmk_0123_secret');
    expect(
      within(dialog).getByText('Waiting for its first event…'),
    ).toBeVisible();
    expect(
      await within(dialog).findByText(
        /all was refused so far/,
        {},
        { timeout: 4_000 },
      ),
    ).toBeVisible();
    expect(
      await within(dialog).findByText(
        'Heard from it just now',
        {},
        { timeout: 4_000 },
      ),
    ).toBeVisible();

    await userEvent.click(
      within(dialog).getByRole('button', { name: 'I have kept the token' }),
    );
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
    await userEvent.click(screen.getByRole('button', { name: 'New source' }));
    expect(await screen.findByRole('textbox', { name: /^Name/ })).toHaveValue(
      '',
    );
    expect(screen.queryByText('wmk_0123_secret')).not.toBeInTheDocument();
  }, 20_000);

  it('tell when a token ends, and once it has ended', async () => {
    const inDays = (days: number) => ago(-days * 24 * 60 - 1);
    api.getSources.mockResolvedValue({
      items: [
        source({ id: '1', name: 'Far', expiresAt: inDays(200) }),
        source({ id: '2', name: 'Near', expiresAt: inDays(12) }),
        source({ id: '3', name: 'Next', expiresAt: inDays(1) }),
        source({ id: '4', name: 'Today', expiresAt: inDays(0) }),
        source({
          id: '6',
          name: 'Claim',
          claim: { owner: 'group:default/lending', until: inDays(0) },
        }),
        source({ id: '5', name: 'Over', state: 'expired', expiresAt: ago(9) }),
      ],
    });
    await render();
    const rowOf = async (name: RegExp) =>
      within(await screen.findByRole('row', { name }));
    expect(
      (await rowOf(/^Near/)).getByText('expires in 12 days'),
    ).toBeVisible();
    expect((await rowOf(/^Next/)).getByText('expires in 1 day')).toBeVisible();
    expect(
      (await rowOf(/^Today/)).getByText('expires within a day'),
    ).toBeVisible();
    expect((await rowOf(/^Far/)).queryByText(/expires/)).toBeNull();
    expect(
      (await rowOf(/^Claim/)).getByText('waits for its model'),
    ).toBeVisible();
    const over = await rowOf(/^Over/);
    expect(over.getByText('expired')).toBeVisible();
    expect(over.queryByText(/expires/)).toBeNull();
  });

  it('are renewed after a question, and the new token is shown once', async () => {
    const expiresAt = ago(-5 * 24 * 60 - 1);
    api.getSources.mockResolvedValue({ items: [source({ expiresAt })] });
    api.renewSource.mockRejectedValueOnce(new Error('Not now'));
    api.renewSource.mockResolvedValue({
      ...source({ expiresAt: null, previousUntil: ago(-24 * 60 + 1) }),
      token: 'wmk_0123_renewed',
    });
    await render('/?source=0123456789abcdef');
    const drawer = await screen.findByRole('dialog', {
      name: 'Credit risk pipeline',
    });
    await userEvent.click(
      await within(drawer).findByRole('button', { name: 'Renew' }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'Renew Credit risk pipeline',
    });
    expect(within(dialog).getByText(/goes on working/)).toBeVisible();
    await userEvent.click(
      within(dialog).getByRole('button', { name: /The token expires in/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'It never expires' }),
    );
    expect(api.renewSource).not.toHaveBeenCalled();
    const confirm = within(dialog).getByRole('button', {
      name: 'Make a new token',
    });
    await userEvent.click(confirm);
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'Not now',
    );
    await userEvent.click(confirm);
    expect(await within(dialog).findByText('wmk_0123_renewed')).toBeVisible();
    expect(api.renewSource).toHaveBeenLastCalledWith('0123456789abcdef', {
      expiresAt: null,
    });
    expect(within(dialog).getByText(/It never expires/)).toBeVisible();
    expect(
      within(dialog).getByText(/The token before it works until/),
    ).toHaveTextContent('in 23 hours');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'I have kept the token' }),
    );
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
    expect(screen.queryByText('wmk_0123_renewed')).not.toBeInTheDocument();
  }, 20_000);
});
