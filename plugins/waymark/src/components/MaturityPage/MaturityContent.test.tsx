import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  MockPermissionApi,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  LevelChange,
  MaturityFramework,
  MaturityOverview,
  MaturityRejudging,
  MaturityTrend,
  SubjectMaturity,
} from 'backstage-plugin-waymark-common';
import { maturityOverview } from '../../__testUtils__/maturityOverview';
import { waymarkApiRef } from '../../api/waymarkApiRef';
import { MaturityPage } from './MaturityPage';

const overview = maturityOverview();
const { framework } = overview;
const cncf: MaturityFramework = {
  ...framework,
  id: 'cncf',
  title: 'Platform engineering',
  subject: 'platform',
  merged: false,
};

function subject(ref: string): SubjectMaturity {
  return {
    subject: ref,
    models: 2,
    items: [
      {
        framework: 'cncf',
        version: 1,
        title: 'Platform engineering',
        subject: 'platform',
        level: null,
        levelTitle: null,
        of: 2,
        target: null,
        areas: [
          {
            id: 'people',
            title: 'People',
            level: 1,
            levelTitle: 'Initial',
            met: 0,
            total: 1,
            next: ['people-team'],
          },
        ],
        lopsided: false,
        criteria: [
          {
            id: 'people-team',
            area: 'people',
            level: 2,
            title: 'A team is there',
            kind: 'attested',
            result: 'unknown',
            facts: [],
            reason: 'Nobody has attested it.',
            todo: 'Name a team.',
            question: 'Is there a team?',
            expiresAfter: 'P1Y',
            attestation: null,
            reviews: [],
          },
        ],
        nextMove: null,
      },
    ],
  };
}

const idle: MaturityRejudging = {
  state: 'idle',
  total: 10_000,
  done: 10_000,
  startedAt: '2026-05-01T00:00:00.000Z',
  endedAt: '2026-05-01T00:02:00.000Z',
  frameworks: [{ id: 'delivery-standard', version: 2, title: 'Standard' }],
};

const trend: MaturityTrend = {
  framework,
  bucket: 'month',
  items: [0, 2, 4].map((models, index) => ({
    from: `2026-0${index + 1}-01T00:00:00.000Z`,
    to: `2026-0${index + 2}-01T00:00:00.000Z`,
    models,
    levels: [
      { level: 1, models: models / 2 },
      { level: 2, models: models / 2 },
    ],
  })),
};

const expired: LevelChange = {
  framework: 'cncf',
  version: 1,
  title: 'Platform engineering',
  at: new Date(Date.now() - 3 * 86_400_000).toISOString(),
  level: null,
  from: null,
  first: false,
  areas: [{ id: 'people', title: 'People', level: 1, from: 2 }],
  causes: [
    {
      criterion: 'people-team',
      title: 'A team is there',
      from: 'met',
      to: 'expired',
      reason: 'The attestation ran out.',
    },
  ],
};

async function open(
  path = '/',
  change: Partial<MaturityOverview> = {},
  rejudging = idle,
) {
  const api = {
    getMaturityOverview: jest.fn(async (_: { cursor?: string }) => ({
      ...overview,
      ...change,
    })),
    getFrameworks: async () => ({ items: [framework, cncf] }),
    getMaturityRejudging: async () => rejudging,
    getMaturityTrend: jest.fn(async () => trend),
    getLevelHistory: jest.fn(async () => ({ items: [expired] })),
    getSubjectMaturity: jest.fn(async (ref: string) => subject(ref)),
    attest: jest.fn(),
  };
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [waymarkApiRef, api as any],
        [catalogApiRef, catalogApiMock()],
        [permissionApiRef, new MockPermissionApi()],
      ]}
    >
      <MaturityPage />
    </TestApiProvider>,
    {
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      routeEntries: [path],
    },
  );
  return api;
}

describe('MaturityPage', () => {
  it('shows models by area against their target, movers and what lifts most', async () => {
    await open();
    const table = await screen.findByRole('table', { name: 'Levels by area' });
    const [, credit, churn] = within(table).getAllByRole('row');
    expect(
      within(credit).getByRole('link', { name: 'Credit risk' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/model/credit-risk/scorecard?framework=delivery-standard',
    );
    expect(credit).toHaveTextContent('lopsided1 (−1)21 (−1)');
    expect(churn).toHaveTextContent('churn (not in the catalog)121');
    expect(screen.getByText('1 of 2 below their target')).toBeInTheDocument();
    expect(
      within(screen.getByRole('list', { name: 'Models by level' })).getByText(
        '1 · Initial: 2',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText(/fell from 2 to 1/)).toBeInTheDocument();
    const moves = screen.getByRole('list', {
      name: 'What would lift most models',
    });
    expect(moves).toHaveTextContent(
      'Part of the next move of 2 models; alone lifts 1',
    );
    expect(moves).toHaveTextContent('Send an event for every deployment.');
    expect(screen.queryByText(/^Judging/)).not.toBeInTheDocument();
  });

  it('tells how far models are judged by a framework that changed', async () => {
    const running = { ...idle, state: 'running' as const, done: 4200 };
    await open('/', {}, running);
    const text = 'Judging 10,000 models by Standard 2: 4,200 done';
    expect(
      await screen.findByRole('progressbar', { name: text }),
    ).toHaveAttribute('aria-valuenow', '42');
    expect(screen.getByRole('status')).toHaveTextContent(
      /Until a model is judged by the new version it is left out below/,
    );
  });

  it('shows which share of models stood at each level', async () => {
    const api = await open('/?tier=high');
    expect(
      await screen.findByRole('img', {
        name: '2026-02: 1 at 1, 1 at 2; 2026-03: 2 at 1, 2 at 2.',
      }),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: /^Show Models by level.* as table/ }),
    );
    const [, january, , march] = within(
      screen.getByRole('table', { name: /^Models by level/ }),
    ).getAllByRole('row');
    expect(january).toHaveTextContent('2026-01nonenone');
    expect(march).toHaveTextContent('2026-032 (50 %)2 (50 %)');
    fireEvent.change(screen.getByRole('combobox', { name: 'By' }), {
      target: { value: 'week' },
    });
    await waitFor(() =>
      expect(api.getMaturityTrend).toHaveBeenLastCalledWith({
        framework: 'delivery-standard',
        bucket: 'week',
        tier: 'high',
        owner: undefined,
        system: undefined,
      }),
    );
  });

  it('groups by owner and narrows to one of them', async () => {
    const api = await open();
    await screen.findByRole('table');
    fireEvent.change(screen.getByRole('combobox', { name: 'Rows' }), {
      target: { value: 'owner' },
    });
    const group = await screen.findByRole('row', { name: /lending/ });
    expect(group).toHaveTextContent('1 model, 1 below target');
    await userEvent.click(
      within(group).getByRole('button', { name: 'lending' }),
    );
    expect(await screen.findByText('Owner: lending')).toBeInTheDocument();
    expect(api.getMaturityOverview).toHaveBeenLastCalledWith({
      owner: 'group:default/lending',
      framework: undefined,
      groupBy: undefined,
      system: undefined,
      tier: undefined,
      cursor: undefined,
    });
  });

  it('narrows to a system, from the list or from its row', async () => {
    const api = await open('/?groupBy=system', {
      groups: [{ ...overview.groups[0], key: 'system:default/payments' }],
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'payments' }),
    );
    const select = await screen.findByRole('combobox', { name: 'System' });
    expect(select).toHaveDisplayValue('payments');
    expect(api.getMaturityOverview).toHaveBeenLastCalledWith(
      expect.objectContaining({ system: 'system:default/payments' }),
    );
    fireEvent.change(select, { target: { value: '' } });
    await waitFor(() =>
      expect(api.getMaturityOverview).toHaveBeenLastCalledWith(
        expect.objectContaining({ system: undefined }),
      ),
    );
  });

  it('pages forth and back', async () => {
    const api = await open('/', { total: 3, nextCursor: 'second' });
    const asked = () => api.getMaturityOverview.mock.lastCall?.[0]?.cursor;
    await userEvent.click(
      await screen.findByRole('button', { name: 'Next page' }),
    );
    await waitFor(() => expect(asked()).toBe('second'));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Previous page' }),
    );
    await waitFor(() => expect(asked()).toBeUndefined());
  });

  it('shows where the platform stands, area by area, and takes its attestations', async () => {
    const api = await open('/?view=platform');
    expect(await screen.findByText('A team is there')).toBeInTheDocument();
    expect(api.getSubjectMaturity).toHaveBeenCalledWith(
      'platform:default/waymark',
    );
    expect(screen.getByText('read area by area')).toBeInTheDocument();
    expect(screen.getByText(/Judged by 2 models/)).toBeInTheDocument();
    const move = screen.getByRole('region', { name: 'Next move' });
    expect(move).toHaveTextContent('People: to 2');
    expect(move).toHaveTextContent('Name a team.');
    const history = screen.getByRole('region', { name: 'History' });
    expect(await within(history).findByText(/People 2 to 1/)).toBeVisible();
    expect(history).toHaveTextContent('The attestation ran out.');
    expect(history).toHaveTextContent(/also of those you may not see/);
    expect(api.getLevelHistory).toHaveBeenCalledWith(
      'platform:default/waymark',
      { framework: 'cncf' },
    );
    await userEvent.click(
      within(move).getByRole('button', { name: 'Attest A team is there' }),
    );
    expect(
      await screen.findByRole('dialog', { name: 'Attest' }),
    ).toHaveTextContent('Is there a team?');
  });

  it('shows a team among those that own models', async () => {
    const api = await open('/?view=teams');
    expect(
      await screen.findByRole('combobox', { name: 'Team' }),
    ).toHaveDisplayValue('lending (1)');
    expect(await screen.findByText('A team is there')).toBeInTheDocument();
    expect(api.getSubjectMaturity).toHaveBeenCalledWith(
      'group:default/lending',
    );
  });
});
