import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import { NotAllowedError } from '@backstage/errors';
import type { ModelSummary, WaymarkApi } from 'backstage-plugin-waymark-common';
import { maturityOverview } from '../../__testUtils__/maturityOverview';
import { sampleQuickCheck } from '../../__testUtils__/quickCheck';
import { samplePlatform, sampleRollup } from '../../__testUtils__/rollup';
import { modelSummary } from '../../__testUtils__/modelSummary';
import { renderWithEntity } from '../../__testUtils__/renderWithEntity';
import { ModelsContent } from './ModelsContent';

const getModels = jest.fn<
  ReturnType<WaymarkApi['getModels']>,
  Parameters<WaymarkApi['getModels']>
>();

const getRollup = jest.fn<
  ReturnType<WaymarkApi['getRollup']>,
  Parameters<WaymarkApi['getRollup']>
>();
const getRollupModels = jest.fn<
  ReturnType<WaymarkApi['getRollupModels']>,
  Parameters<WaymarkApi['getRollupModels']>
>();
const getPlatformMetrics = jest.fn<
  ReturnType<WaymarkApi['getPlatformMetrics']>,
  Parameters<WaymarkApi['getPlatformMetrics']>
>();

const getPlatformModels = jest.fn<
  ReturnType<WaymarkApi['getPlatformModels']>,
  Parameters<WaymarkApi['getPlatformModels']>
>();

const getRollupQuickCheck = jest.fn<
  ReturnType<WaymarkApi['getRollupQuickCheck']>,
  Parameters<WaymarkApi['getRollupQuickCheck']>
>();

function answer(items: ModelSummary[], more = {}) {
  return { items, total: items.length, nextCursor: null, ...more };
}

const frameworks = [
  { ...maturityOverview().framework, id: 'team', subject: 'team' as const },
  {
    ...maturityOverview().framework,
    levels: [0, 1].map(level => ({
      level,
      title: level ? 'Managed' : 'Nothing yet',
      summary: '',
    })),
  },
];

function Where() {
  const { search } = useLocation();
  return <output aria-label="URL">{decodeURIComponent(search)}</output>;
}

function render(path = '/') {
  return renderWithEntity(
    <>
      <ModelsContent />
      <Where />
    </>,
    {
      api: {
        getModels,
        getRollup,
        getRollupModels,
        getPlatformMetrics,
        getRollupQuickCheck,
        getPlatformModels,
        getFrameworks: async () => ({ items: frameworks }),
      },
      path,
    },
  );
}

const url = () => screen.getByRole('status', { name: 'URL' }).textContent;

describe('the list of models', () => {
  beforeEach(() => {
    getRollup.mockReturnValue(new Promise(() => {}));
    getPlatformMetrics.mockReturnValue(new Promise(() => {}));
    getRollupQuickCheck.mockReturnValue(new Promise(() => {}));
  });
  afterEach(() => jest.resetAllMocks());

  it('filters by any level of the framework shown, 0 among them', async () => {
    getModels.mockResolvedValue(answer([]));
    await render('/?level=3');
    const levels = screen.getByRole('combobox', { name: 'Maturity level' });
    await within(levels).findByRole('option', { name: 'Level 1: Managed' });
    expect(levels).toHaveValue('3');
    await userEvent.selectOptions(levels, 'Level 0: Nothing yet');
    await waitFor(() =>
      expect(getModels).toHaveBeenLastCalledWith(
        expect.objectContaining({ level: '0' }),
      ),
    );
    expect(url()).toContain('level=0');
  });

  it('narrows list, figures and Quick Check to a system and a tag in the URL', async () => {
    getModels.mockResolvedValue(answer([modelSummary()]));
    getRollupQuickCheck.mockResolvedValue(sampleQuickCheck());
    await render('/?system=system:default/credit&tag=tabular');
    expect(await screen.findByRole('list', { name: 'Scores' })).toBeVisible();
    const scope = ['system:system:default/credit', 'tag:tabular'];
    for (const call of [getRollup, getRollupQuickCheck]) {
      expect(call).toHaveBeenLastCalledWith(
        expect.objectContaining({ scope, window: '90d' }),
      );
    }
    expect(getModels).toHaveBeenLastCalledWith(
      expect.objectContaining({
        system: 'system:default/credit',
        tag: 'tabular',
      }),
    );
    await userEvent.selectOptions(
      screen.getByRole('combobox', { name: 'System' }),
      'All',
    );
    await waitFor(() =>
      expect(getRollup).toHaveBeenLastCalledWith(
        expect.objectContaining({ scope: ['tag:tabular'] }),
      ),
    );
    expect(url()).toBe('?tag=tabular');
  });

  it('teaches the next step when there is no model', async () => {
    getModels.mockResolvedValue(answer([]));
    await render();
    expect(await screen.findByText('No models yet')).toBeVisible();
    expect(
      screen.getByRole('button', { name: 'Create a model' }),
    ).toHaveAttribute('href', '/create');
    expect(screen.getByRole('button', { name: 'Export CSV' })).toBeDisabled();
  });

  it('shows a skeleton, then each model with what a manager asks', async () => {
    let resolve = (_page: Awaited<ReturnType<WaymarkApi['getModels']>>) => {};
    getModels.mockReturnValue(new Promise(done => (resolve = done)));
    await render();
    expect(
      screen.getByRole('status', { name: 'Loading the models' }),
    ).toBeInTheDocument();

    resolve(
      answer([
        modelSummary(),
        modelSummary({
          ref: 'model:default/churn',
          name: 'churn',
          title: null,
          owner: null,
          tier: null,
          live: [],
          level: null,
          figures: {
            deploymentFrequency: {
              value: 0.2,
              unit: 'perDay',
              band: null,
              bandReason: 'early',
            },
          },
          freshness: null,
          attention: [
            { kind: 'noOwner', text: 'It has no owner' },
            { kind: 'noTier', text: 'It has no risk tier' },
          ],
          inCatalog: false,
        }),
      ]),
    );
    const first = await screen.findByRole('row', { name: /Credit risk/ });
    expect(
      within(first).getByRole('link', { name: 'Credit risk' }),
    ).toHaveAttribute('href', '/catalog/default/model/credit-risk');
    expect(within(first).getByText('lending')).toBeInTheDocument();
    expect(within(first).getByText('high risk')).toBeInTheDocument();
    expect(within(first).getByText('v7')).toBeInTheDocument();
    expect(within(first).getByText('3 days ago')).toBeInTheDocument();
    expect(within(first).getByText('12 d old')).toBeInTheDocument();
    for (const name of [
      '3 of 5 · Managed, target 4',
      'Deployment frequency: 1.4 a week, high',
      'Change lead time: 2 h 14 min, elite',
      'Change fail rate: 12.5 %, medium',
      'Failed deployment recovery time: No data',
      'Deployment rework rate: 30 %, low',
      '14 production deployments in 13 weeks, 2 in the latest',
    ]) {
      expect(within(first).getByRole('img', { name })).toBeInTheDocument();
    }

    const second = screen.getByRole('row', { name: /churn/ });
    expect(
      within(second).getByRole('img', {
        name: 'Deployment frequency: 1.4 a week, early',
      }),
    ).toHaveTextContent('…');
    expect(within(second).queryByRole('link')).not.toBeInTheDocument();
    for (const text of [
      'not in the catalog',
      'not classified',
      'not in production',
      'not assessed',
      'no owner',
      'and 1 more',
    ]) {
      expect(within(second).getByText(text)).toBeVisible();
    }
    expect(second).toHaveTextContent('It has no owner');

    expect(
      screen.getByText('2 models, 1 in production, 1 needs attention'),
    ).toBeVisible();
  });

  it('rolls figures up over the owner and tier chosen, down to each model', async () => {
    getModels.mockResolvedValue(answer([modelSummary()]));
    getRollup.mockResolvedValue(sampleRollup());
    getRollupModels.mockResolvedValue({
      items: [
        {
          ref: 'model:default/churn',
          inCatalog: true,
          value: 50 * 3_600_000,
          sampleSize: 4,
        },
        {
          ref: 'model:default/quiet',
          inCatalog: false,
          value: null,
          sampleSize: 0,
        },
      ],
      total: 2,
      nextCursor: null,
    });
    await render('/?tier=high&owner=group:default/lending&q=cred');
    const strip = screen.getByRole('region', {
      name: 'Delivery of all these models',
    });
    const scope = {
      scope: ['owner:group:default/lending', 'tier:high'],
      window: '90d',
    };
    await userEvent.click(
      await within(strip).findByRole('button', {
        name: /^Change lead time.*1 d 2 h.*high.*up 2 h, worse/,
      }),
    );
    expect(getRollup).toHaveBeenLastCalledWith(scope);
    expect(strip).toHaveTextContent(
      'Over 4 models that you may see, in 90 days. Owner, system, tag and risk tier narrow these figures; the other filters narrow the list alone.',
    );
    const drawer = screen.getByRole('dialog', { name: 'Change lead time' });
    expect(drawer).toHaveTextContent(
      'Of 3 models half lie between 2 h and 1 d 6 h, the middle one at 1 d 2 h; from 1 h to 2 d 2 h',
    );
    expect(
      await within(drawer).findByRole('link', { name: 'churn' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/model/churn/delivery?figure=changeLeadTime&window=90d',
    );
    expect(getRollupModels).toHaveBeenLastCalledWith(
      'changeLeadTime',
      expect.objectContaining(scope),
    );
  });

  it('tells how far the golden path reaches', async () => {
    getModels.mockResolvedValue(answer([modelSummary()]));
    getPlatformMetrics.mockResolvedValue(samplePlatform());
    await render();
    const platform = screen.getByRole('region', { name: 'The platform' });
    expect(
      await within(platform).findByText(
        /3 of 4 models\. 1 left out: not in the catalog\./,
      ),
    ).toBeVisible();
    expect(platform).toHaveTextContent(
      'No data No control is required of a model live in production.',
    );
    expect(platform).toHaveTextContent('2 over 1 owning groups.');
    expect(platform).toHaveTextContent(
      'Of the models first heard of in 90 days 2 of 2, 100 %; 50 % in the 90 days before.',
    );
    getPlatformModels.mockResolvedValue({
      items: [
        {
          ref: 'model:default/shadow',
          inCatalog: false,
          counts: false,
          excludedFor: 'notInCatalog',
        },
        {
          ref: 'model:default/churn',
          inCatalog: true,
          counts: true,
          excludedFor: null,
        },
        {
          ref: 'model:default/risk',
          inCatalog: true,
          counts: false,
          excludedFor: null,
          numerator: 12,
          denominator: 19,
        },
      ],
      total: 3,
      nextCursor: null,
    });
    await userEvent.click(
      within(platform).getAllByRole('button', { name: 'Models' })[0],
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'Made from a template',
    });
    expect(
      await within(dialog).findByRole('row', {
        name: 'model:default/shadow left out: not in the catalog',
      }),
    ).toBeVisible();
    expect(
      within(dialog).getByRole('row', { name: 'risk 12 of 19' }),
    ).toBeVisible();
    expect(within(dialog).getByRole('link', { name: 'churn' })).toHaveAttribute(
      'href',
      '/catalog/default/model/churn',
    );
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Close' }),
    );
    await userEvent.click(
      await within(platform).findByRole('button', { name: '30 days' }),
    );
    await waitFor(() =>
      expect(getPlatformMetrics).toHaveBeenLastCalledWith({ window: '30d' }),
    );
  });

  it('says what failed and tries again', async () => {
    getModels.mockRejectedValueOnce(new Error('The backend is away'));
    getModels.mockResolvedValue(answer([modelSummary()]));
    await render();
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Could not load the models');
    expect(alert).toHaveTextContent(
      'The backend is away. Nothing was changed.',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Credit risk')).toBeVisible();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('names the permission the viewer lacks', async () => {
    getModels.mockRejectedValue(new NotAllowedError('Forbidden'));
    await render();
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('You may not see the models');
    expect(alert).toHaveTextContent('waymark.model.read');
  });

  it('takes filters from the URL and puts them there', async () => {
    getModels.mockResolvedValue(answer([modelSummary()]));
    await render('/?tier=high&owner=group:default/lending&sort=-level');
    await screen.findByRole('link', { name: 'Credit risk' });
    expect(getModels).toHaveBeenLastCalledWith({
      tier: 'high',
      owner: 'group:default/lending',
      sort: '-level',
      limit: 50,
    });
    expect(screen.getByRole('combobox', { name: 'Risk tier' })).toHaveValue(
      'high',
    );
    expect(
      screen.getByRole('columnheader', { name: 'Maturity' }),
    ).toHaveAttribute('aria-sort', 'descending');

    await userEvent.selectOptions(
      screen.getByRole('combobox', { name: 'DORA band' }),
      'Change fail rate: low',
    );
    await userEvent.type(screen.getByRole('searchbox'), 'cred');
    await waitFor(() => expect(url()).toContain('q=cred'));
    expect(url()).toContain('band=changeFailRate:low');
    expect(getModels).toHaveBeenLastCalledWith(
      expect.objectContaining({ band: 'changeFailRate:low', q: 'cred' }),
    );

    await userEvent.click(screen.getByRole('button', { name: 'Model' }));
    await waitFor(() => expect(url()).toContain('sort=name'));
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear filters' }),
    );
    await waitFor(() => expect(url()).toBe('?sort=name'));
    expect(screen.getByRole('searchbox')).toHaveValue('');
  });

  it('offers all models when filters leave none', async () => {
    getModels.mockImplementation(async options =>
      answer(options?.q ? [] : [modelSummary()]),
    );
    await render('/?q=nothing');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show all models' }),
    );
    expect(await screen.findByText('Credit risk')).toBeVisible();
  });

  it('pages by the server’s cursor and says what the count is over', async () => {
    getModels.mockImplementation(async ({ cursor } = {}) =>
      cursor
        ? answer([modelSummary({ title: 'Second page' })], { total: 2 })
        : answer([modelSummary()], { total: 2, nextCursor: 'next' }),
    );
    await render();
    await screen.findByText('Credit risk');
    expect(screen.getByText(/^2 models; of the first 1 1 in/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Next page' }));
    expect(await screen.findByText('Second page')).toBeVisible();
    expect(url()).toBe('?cursor=next');
    await userEvent.click(
      screen.getByRole('button', { name: 'Previous page' }),
    );
    expect(await screen.findByText('Credit risk')).toBeVisible();
    expect(url()).toBe('');
  });

  it('saves every page as CSV and JSON', async () => {
    getModels.mockImplementation(async ({ cursor } = {}) =>
      cursor
        ? answer([modelSummary({ title: 'Say "hi", all' })], { total: 2 })
        : answer([modelSummary({ title: '=1+1' })], {
            total: 2,
            nextCursor: 'next',
          }),
    );
    let saved: Blob | undefined;
    URL.createObjectURL = jest.fn(blob => {
      saved = blob as Blob;
      return 'blob:models';
    });
    URL.revokeObjectURL = jest.fn();
    const click = jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(() => {});
    await render();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Export CSV' }),
    );
    await waitFor(() => expect(saved).toBeDefined());
    const text = await saved!.text();
    await userEvent.click(screen.getByRole('button', { name: 'Export JSON' }));
    await waitFor(() => expect(saved!.type).toBe('application/json'));
    click.mockRestore();
    expect(
      JSON.parse(await saved!.text()).map(({ title }: ModelSummary) => title),
    ).toEqual(['=1+1', 'Say "hi", all']);
    const lines = text.trim().split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/^ref,title,owner,type,tier,lifecycle,/);
    expect(lines[1]).toMatch(/^model:default\/credit-risk,'=1\+1,group:/);
    expect(lines[1]).toContain(',8040000,ms,elite,');
    expect(lines[2]).toContain(',"Say ""hi"", all",');
  });
});
