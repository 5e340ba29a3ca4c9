import { ConflictError } from '@backstage/errors';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { DateTime } from 'luxon';
import type {
  Correction,
  Incident,
  WaymarkApi,
} from 'backstage-plugin-waymark-common';
import { renderWithEntity } from '../../__testUtils__/renderWithEntity';
import { DeploymentsTab } from '.';
import {
  sampleDeployment,
  sampleIncident,
  sampleRef,
} from '../../__testUtils__/samples';

jest.setTimeout(30_000);

const ago = (hours: number) =>
  new Date(Date.now() - hours * 3_600_000).toISOString();

const SOURCE = 'https://ci.example.org/credit-risk';
const STARTED = ago(4);
const incident = { source: 'https://monitor.example.org', id: 'alert-7' };

function correction(overrides: Partial<Correction> = {}): Correction {
  return {
    id: 'c1',
    kind: 'deploymentMarked',
    at: ago(2),
    by: 'user:default/ada',
    reason: 'It answered alert-7',
    reversed: null,
    inEffect: true,
    deployment: { source: SOURCE, id: 'deploy-2' },
    unplanned: true,
    ...overrides,
  };
}

function api(
  corrections: Correction[] = [],
  overrides: Partial<Incident> = {},
) {
  const deployments = [
    sampleDeployment({
      eventId: 'deploy-2',
      version: '2',
      at: ago(5),
      failed: true,
      failedFor: ['incident'],
      incidents: ['alert-7'],
    }),
    sampleDeployment({ eventId: 'deploy-1', version: '1', at: ago(30) }),
    sampleDeployment({
      eventId: 'deploy-s',
      version: '3',
      environment: 'staging',
      tier: 'staging',
      at: ago(40),
    }),
  ];
  return {
    getDeployments: jest.fn<
      ReturnType<WaymarkApi['getDeployments']>,
      Parameters<WaymarkApi['getDeployments']>
    >(async (_ref, { environment } = {}) => {
      const items = deployments.filter(
        each => !environment || each.environment === environment,
      );
      return { items, total: items.length, nextCursor: null };
    }),
    getIncidents: jest.fn(async () => ({
      items: [
        sampleIncident({
          ...incident,
          startedAt: STARTED,
          deployment: 'deploy-2',
          deploymentSource: SOURCE,
          deploymentVersion: '2',
          rule: 'time',
          endedAt: ago(3),
          openedBy: { source: incident.source, id: 'detected' },
          endedBy: { source: incident.source, id: 'resolved' },
          ...overrides,
        }),
      ],
      total: 1,
      nextCursor: null,
    })),
    getCorrections: jest.fn<
      ReturnType<WaymarkApi['getCorrections']>,
      Parameters<WaymarkApi['getCorrections']>
    >(async (_ref, options) => {
      const items = corrections.filter(({ kind }) =>
        options?.kinds?.includes(kind),
      );
      return { items, total: items.length, nextCursor: null };
    }),
    getGateDecisions: async () => ({ items: [], total: 0, nextCursor: null }),
    previewRollback: jest.fn(async () => ({ model: sampleRef, items: [] })),
    correct: jest.fn<
      ReturnType<WaymarkApi['correct']>,
      Parameters<WaymarkApi['correct']>
    >(async () => correction()),
    reverseCorrection: jest.fn(async () => correction()),
  };
}

const button = (name: string | RegExp) => screen.findByRole('button', { name });
const explain = async (reason: string) => {
  await userEvent.click(await screen.findByRole('textbox', { name: /Reason/ }));
  await userEvent.paste(reason);
};

describe('corrections on the Deployments tab', () => {
  it('attribute an incident to another deployment', async () => {
    const client = api();
    await renderWithEntity(<DeploymentsTab />, { api: client });
    const incidents = await screen.findByRole('table', { name: 'Incidents' });
    expect(incidents).toHaveTextContent(
      '2the latest deployment in the days before it',
    );
    await userEvent.click(
      await button('Correct attribution of Approval rate fell (alert-7)'),
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'Correct attribution',
    });
    const select = await within(dialog).findByRole('combobox', {
      name: /To blame/,
    });
    // Those of its time, however many came after
    expect(client.getDeployments).toHaveBeenLastCalledWith(
      sampleRef,
      expect.objectContaining({
        environment: 'production',
        to: new Date(Date.parse(STARTED) + 86_400_000).toISOString(),
      }),
    );
    expect(
      within(select)
        .getAllByRole('option')
        .map(({ textContent }) => textContent),
    ).toEqual([
      'Choose a deployment, or none',
      'No deployment',
      expect.stringMatching(/^2, deployed .* \(blamed now\)$/),
      expect.stringMatching(/^1, deployed .*/),
    ]);
    await userEvent.selectOptions(select, `${SOURCE} deploy-1`);
    const effects = within(dialog).getByRole('region', {
      name: 'What will change',
    });
    expect(effects).toHaveTextContent(
      'The deployment of 2 to production no longer counts as failed.',
    );
    expect(effects).toHaveTextContent(
      'The deployment of 1 to production counts as failed, and so its release.',
    );
    const send = within(dialog).getByRole('button', {
      name: 'Correct attribution',
    });
    expect(send).toBeDisabled();
    await explain('The older release leaked memory');
    await userEvent.click(send);
    expect(client.correct).toHaveBeenCalledWith(sampleRef, {
      kind: 'incidentAttributed',
      incident,
      startedAt: STARTED,
      deployment: { source: SOURCE, id: 'deploy-1' },
      reason: 'The older release leaked memory',
    });
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
  });

  it('mark a deployment, and withdraw an event once what is lost is shown', async () => {
    const client = api();
    await renderWithEntity(<DeploymentsTab />, { api: client });
    const menu = 'Correct the deployment of production to 1';
    await userEvent.click(await button(menu));
    await userEvent.click(
      await screen.findByRole('menuitem', { name: 'Mark unplanned' }),
    );
    await explain('A hot fix');
    await userEvent.click(await button('Mark unplanned'));
    const named = { source: SOURCE, id: 'deploy-1' };
    expect(client.correct).toHaveBeenCalledWith(sampleRef, {
      kind: 'deploymentMarked',
      deployment: named,
      unplanned: true,
      reason: 'A hot fix',
    });
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );

    client.correct.mockRejectedValueOnce(new ConflictError('Look again'));
    await userEvent.click(await button(menu));
    await userEvent.click(
      await screen.findByRole('menuitem', { name: 'Withdraw this event' }),
    );
    expect(await screen.findByRole('dialog')).toHaveTextContent(
      'The deployment of production to 1 counts for nothing from now on',
    );
    await explain('A rehearsal');
    await userEvent.click(await button('Withdraw'));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Look again. Nothing was changed.',
    );
    await userEvent.click(await button('Withdraw'));
    expect(client.correct).toHaveBeenLastCalledWith(sampleRef, {
      kind: 'eventWithdrawn',
      event: named,
      reason: 'A rehearsal',
    });
  });

  it('withdraw what began or ended an incident', async () => {
    const client = api();
    await renderWithEntity(<DeploymentsTab />, { api: client });
    for (const [item, effect, id] of [
      [
        'Withdraw the event that began it',
        'began counts for nothing',
        'detected',
      ],
      ['Withdraw the event that ended it', 'is open until then', 'resolved'],
    ]) {
      await userEvent.click(
        await button('Correct what was told of Approval rate fell (alert-7)'),
      );
      await userEvent.click(
        await screen.findByRole('menuitem', { name: item }),
      );
      expect(await screen.findByRole('dialog')).toHaveTextContent(effect);
      await explain('A rehearsal');
      await userEvent.click(await button('Withdraw'));
      expect(client.correct).toHaveBeenLastCalledWith(sampleRef, {
        kind: 'eventWithdrawn',
        event: { source: incident.source, id },
        reason: 'A rehearsal',
      });
      await waitFor(() =>
        expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
      );
    }
  });

  it('end a stale incident that began before the time shown', async () => {
    const began = ago(24 * 200);
    const told = ago(24 * 150);
    const client = api([], {
      startedAt: began,
      lastToldAt: told,
      endedAt: null,
      endedBy: null,
      stale: true,
    });
    await renderWithEntity(<DeploymentsTab />, { api: client });
    const table = await screen.findByRole('table', { name: 'Incidents' });
    expect(table).toHaveTextContent(
      'not yetstale last told of 4 months ago: end it if it is over',
    );
    await userEvent.click(
      await button('Correct what was told of Approval rate fell (alert-7)'),
    );
    expect(
      screen.queryByRole('menuitem', {
        name: 'Withdraw the event that ended it',
      }),
    ).not.toBeInTheDocument();
    await userEvent.click(
      await screen.findByRole('menuitem', { name: 'End this incident' }),
    );
    const dialog = within(
      await screen.findByRole('dialog', { name: 'End this incident' }),
    );
    const send = dialog.getByRole('button', { name: 'End the incident' });
    const when = dialog.getByLabelText(/When it was over/);
    await explain('The alert was silenced');
    const local = (iso: string) =>
      DateTime.fromISO(iso).toFormat("yyyy-MM-dd'T'HH:mm:ss");
    for (const impossible of [ago(24 * 151), ago(-1)]) {
      fireEvent.change(when, { target: { value: local(impossible) } });
      expect(when).toBeInvalid();
      expect(send).toBeDisabled();
    }
    // What was told last may be of the same second
    fireEvent.change(when, { target: { value: local(told) } });
    expect(when).toBeValid();
    await userEvent.click(send);
    expect(client.correct).toHaveBeenCalledWith(sampleRef, {
      kind: 'incidentEnded',
      incident,
      startedAt: began,
      endedAt: told,
      reason: 'The alert was silenced',
    });
  });

  it('take back that an incident ended', async () => {
    const endedAt = ago(3);
    const end = correction({
      id: 'c9',
      kind: 'incidentEnded',
      incident,
      startedAt: STARTED,
      endedAt,
      reason: 'The alert was silenced',
    });
    const client = api([end], {
      endedAt,
      endedBy: { source: '/waymark/portal', id: 'incident.resolved/c9' },
    });
    await renderWithEntity(<DeploymentsTab />, { api: client });
    const table = await screen.findByRole('table', { name: 'Incidents' });
    await waitFor(() =>
      expect(table).toHaveTextContent(/ended by .*The alert was silenced/),
    );
    await userEvent.click(
      await button('Correct what was told of Approval rate fell (alert-7)'),
    );
    expect(
      await screen
        .findAllByRole('menuitem')
        .then(items => items.map(({ textContent }) => textContent)),
    ).toEqual(['Withdraw the event that began it', 'Take back that it ended']);
    await userEvent.click(
      await screen.findByRole('menuitem', { name: 'Take back that it ended' }),
    );
    await explain('It is still going on');
    await userEvent.click(await button('Reverse'));
    expect(client.reverseCorrection).toHaveBeenCalledWith(sampleRef, 'c9', {
      reason: 'It is still going on',
    });
  });

  it('are marked where they apply, listed, and reversed', async () => {
    const client = api([
      correction(),
      correction({
        id: 'c2',
        kind: 'incidentAttributed',
        incident,
        startedAt: STARTED,
        deployment: null,
        reason: 'The network was down',
      }),
      correction({
        id: 'c3',
        kind: 'eventWithdrawn',
        inEffect: false,
        reversed: { at: ago(1), by: 'user:default/eve', reason: 'It was real' },
        event: {
          source: SOURCE,
          id: 'deploy-0',
          type: 'dev.cdevents.service.deployed.0.3.0',
          time: ago(50),
          subject: 'credit-risk',
          version: '0',
          environment: 'production',
        },
      }),
      correction({ id: 'c4', kind: 'eventAssigned', by: 'catalog' }),
    ]);
    await renderWithEntity(<DeploymentsTab />, { api: client });
    expect(
      await screen.findByText(/marked unplanned by/, { selector: 'p' }),
    ).toHaveTextContent('2 hours ago: It answered alert-7');
    expect(
      screen.getByText(/attribution corrected by/, { selector: 'p' }),
    ).toHaveTextContent('The network was down');
    const rows = within(
      await screen.findByRole('table', { name: 'Corrections' }),
    ).getAllByRole('row');
    expect(rows).toHaveLength(4);
    expect(rows[3]).toHaveTextContent(
      'Event deploy-0 (service.deployed of 0 to production) was withdrawn',
    );
    expect(rows[3]).toHaveTextContent('1 hour ago: It was real');
    expect(within(rows[3]).queryByRole('button')).not.toBeInTheDocument();

    await userEvent.click(
      await button('Reverse: Incident alert-7 was attributed to no deployment'),
    );
    await explain('It was the release');
    await userEvent.click(await button('Reverse'));
    expect(client.reverseCorrection).toHaveBeenCalledWith(sampleRef, 'c2', {
      reason: 'It was the release',
    });

    await userEvent.selectOptions(
      screen.getByRole('combobox', { name: 'Show' }),
      'Events assigned to this model',
    );
    expect(
      await screen.findByRole('cell', { name: 'catalog' }),
    ).toBeInTheDocument();
  });
});
