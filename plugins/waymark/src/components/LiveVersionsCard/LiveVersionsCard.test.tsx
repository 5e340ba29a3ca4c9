import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { LiveVersion } from 'backstage-plugin-waymark-common';
import { renderWithEntity } from '../../__testUtils__/renderWithEntity';
import { LiveVersionsCard } from './LiveVersionsCard';

const at = '2024-05-12T08:00:00.000Z';

function live(overrides: Partial<LiveVersion>): LiveVersion {
  return {
    environment: 'production',
    tier: 'production',
    version: 'v7',
    since: at,
    eventId: 'e1',
    executedBy: 'pipeline',
    strategy: null,
    trafficPercent: null,
    approval: null,
    gate: null,
    candidate: null,
    ...overrides,
  };
}

describe('LiveVersionsCard', () => {
  it('gives each environment a column, production first', async () => {
    const getLive = async () => ({
      at,
      items: [
        live({
          environment: 'pre-eu',
          tier: 'staging',
          version: null,
          since: null,
          executedBy: null,
        }),
        live({
          strategy: 'canary',
          executedBy: 'manual',
          candidate: { version: 'v8', trafficPercent: 10, since: at },
        }),
      ],
    });
    await renderWithEntity(<LiveVersionsCard />, { api: { getLive } });
    const columns = await screen.findAllByRole('region');
    expect(columns).toHaveLength(2);
    const [production, staging] = columns;
    expect(production).toHaveAccessibleName('production');
    expect(production).toHaveTextContent('v7');
    expect(production).toHaveTextContent(
      'deployed by hand · canary · 90 % of traffic',
    );
    expect(production).toHaveTextContent('canary: v8 on 10 % since');
    const [since] = within(production).getAllByText('12 May 2024');
    expect(since).toHaveAttribute('datetime', at);
    expect(staging).toHaveTextContent('pre-eu staging');
    expect(staging).toHaveTextContent('Nothing serves');
  });

  it('says who approved what serves, and what gates said of it', async () => {
    const gate = {
      id: 'g1',
      model: 'model:default/credit-risk',
      version: 'v7',
      environment: 'production',
      unmet: [],
      by: 'ci',
      at,
    };
    const rule = {
      id: 'sbom',
      title: 'SBOM',
      todo: 'Make one.',
      result: 'notMet' as const,
      reason: 'None.',
    };
    const getLive = async () => ({
      at,
      items: [
        live({
          environment: 'one',
          gate: { ...gate, outcome: 'deny', unmet: [rule, rule] },
          approval: {
            eventId: 'a1',
            source: '/board',
            at,
            status: 'approved',
            action: 'deploy',
            environment: 'one',
            version: 'v7',
            responder: 'maria',
            digest: `sha256:${'ab'.repeat(32)}`,
            url: null,
          },
        }),
        live({ environment: 'two', gate: { ...gate, outcome: 'allow' } }),
        live({ environment: 'three' }),
      ],
    });
    await renderWithEntity(<LiveVersionsCard />, { api: { getLive } });
    const one = await screen.findByRole('region', { name: 'one' });
    expect(one).toHaveTextContent(
      'approved by maria 12 May 2024 for sha256:abababababab…',
    );
    expect(one).toHaveTextContent(
      'denied by a gate 12 May 2024: 2 rules are not met',
    );
    expect(screen.getByRole('region', { name: 'two' })).toHaveTextContent(
      'allowed by a gate 12 May 2024',
    );
    expect(screen.getByRole('region', { name: 'three' })).toHaveTextContent(
      'No gate was asked',
    );
  });

  it('says what to do when nothing was deployed', async () => {
    await renderWithEntity(<LiveVersionsCard />, {
      api: { getLive: async () => ({ at, items: [] }) },
    });
    expect(
      await screen.findByText('Nothing has been deployed yet'),
    ).toBeVisible();
  });

  it('says what failed and tries again', async () => {
    const getLive = jest
      .fn()
      .mockRejectedValueOnce(new Error('The backend is away'))
      .mockResolvedValue({ at, items: [live({})] });
    await renderWithEntity(<LiveVersionsCard />, { api: { getLive } });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Could not load the live versions',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('v7')).toBeVisible();
  });
});
