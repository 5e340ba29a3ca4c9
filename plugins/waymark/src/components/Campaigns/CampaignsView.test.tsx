import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { DateTime } from 'luxon';
import { campaign } from '../../__testUtils__/campaign';
import { maturityOverview } from '../../__testUtils__/maturityOverview';
import { openMaturityPage } from '../../__testUtils__/openMaturityPage';

// Forms take their time in jsdom.
jest.setTimeout(60_000);

const LIST = '/?view=campaigns';
const ONE = '/?view=campaigns&campaign=c1';

function createApi(change: object = {}) {
  const overview = maturityOverview();
  return {
    getCampaigns: jest.fn(async () => ({ items: [campaign()] })),
    getCampaign: jest.fn(async () => campaign()),
    createCampaign: jest.fn(async () => campaign()),
    updateCampaign: jest.fn(async () => campaign()),
    closeCampaign: jest.fn(async () => campaign()),
    remindCampaign: jest.fn(async () => ({ recipients: 4 })),
    getFrameworks: async () => ({ items: [overview.framework] }),
    getMaturityOverview: async () => overview,
    ...change,
  };
}

// By label, since searching a form this long by role takes seconds
const field = (label: string) =>
  screen.findByLabelText(new RegExp(`^${label}`));
const fill = (element: HTMLElement, value: string) =>
  fireEvent.change(element, { target: { value } });
const button = (name: string) => screen.findByRole('button', { name });

describe('the list of campaigns', () => {
  it('says of each how far it is, by when, and who leads it', async () => {
    const closed = {
      by: 'user:default/ada',
      at: DateTime.utc().minus({ days: 2 }).toISO(),
      reason: 'It was enough',
    };
    const items = [
      campaign(),
      campaign({
        id: 'c2',
        title: 'All at target',
        level: null,
        levelTitle: null,
        scope: {},
        state: 'overdue',
        due: DateTime.utc().minus({ days: 3 }).toISODate(),
        withoutTarget: 2,
      }),
      campaign({ id: 'c3', state: 'closed', closed }),
    ];
    const api = createApi({ getCampaigns: async () => ({ items }) });
    await openMaturityPage(LIST, { api });
    const list = await screen.findByRole('list', { name: 'Campaigns' });
    const [first, second, third] = within(list).getAllByRole('listitem');
    expect(
      within(first).getByRole('link', { name: 'High tier managed' }),
    ).toHaveAttribute('href', '/maturity?view=campaigns&campaign=c1');
    expect(first).toHaveTextContent('active');
    expect(first).toHaveTextContent('1 of 3 models · due in 9 days');
    expect(first).toHaveTextContent(
      `tier high, owner lending: level 2 · Managed by ${items[0].due} (Delivery standard). Led by risk-office`,
    );
    expect(second).toHaveTextContent('overdue');
    expect(second).toHaveTextContent('3 days overdue');
    expect(second).toHaveTextContent('every model: its own target');
    expect(second).toHaveTextContent('2 more in scope without a target');
    expect(third).toHaveTextContent('closed 2 days ago');
  });

  it('teaches what a campaign is while there is none', async () => {
    const api = createApi({ getCampaigns: async () => ({ items: [] }) });
    await openMaturityPage(LIST, { api });
    expect(await screen.findByText('No campaign yet')).toBeInTheDocument();
    expect(await button('Start a campaign')).toBeEnabled();
  });

  it('takes up a new one, and shows it', async () => {
    const api = createApi();
    await openMaturityPage('/?view=campaigns&campaign=new', { api });
    fill(await field('Title'), 'High tier managed');
    const start = await button('Start');
    expect(start).toBeDisabled();
    const due = await field('Due');
    fill(due, '2020-01-01');
    expect(screen.getByText('Must be today or later')).toBeInTheDocument();
    expect(start).toBeDisabled();
    const day = DateTime.utc().plus({ days: 30 }).toISODate();
    fill(due, day);
    fill(await field('Level to reach'), '2');
    const leads = await field('Led by');
    expect(leads).toHaveValue('user:default/guest');
    fill(leads, '');
    expect(start).toBeDisabled();
    fill(leads, 'group:default/risk-office');
    fireEvent.click(await field('high'));
    fill(await field('Owner'), 'group:default/lending');
    fill(await field('Note'), 'The board asked for it');
    fireEvent.click(start);
    // The new one is shown
    expect(await screen.findByText('All campaigns')).toBeInTheDocument();
    expect(start).not.toBeInTheDocument();
    expect(api.getCampaign).toHaveBeenCalledWith('c1', { cursor: undefined });
    expect(api.createCampaign).toHaveBeenCalledWith({
      title: 'High tier managed',
      framework: 'delivery-standard',
      level: 2,
      scope: { tiers: ['high'], owner: 'group:default/lending' },
      due: day,
      owner: 'group:default/risk-office',
      note: 'The board asked for it',
    });
  });

  it('is started from what would lift most, with the filters on', async () => {
    const api = createApi();
    await openMaturityPage('/?tier=high&owner=group:default/lending', { api });
    await userEvent.click(await button('Start a campaign'));
    expect(await field('high')).toBeChecked();
    expect(await field('Owner')).toHaveValue('group:default/lending');
  });

  it('says what was refused and keeps what was typed', async () => {
    const refused = Object.assign(
      new Error('/owner none is not in the catalog'),
      {
        name: 'InputError',
      },
    );
    const api = createApi({
      createCampaign: jest.fn().mockRejectedValue(refused),
    });
    await openMaturityPage('/?view=campaigns&campaign=new', { api });
    fill(await field('Title'), 'Mine');
    fireEvent.change(await field('Due'), {
      target: { value: DateTime.utc().plus({ days: 1 }).toISODate() },
    });
    await userEvent.click(await button('Start'));
    expect(
      await screen.findByText(
        '/owner none is not in the catalog. Nothing was changed.',
      ),
    ).toBeInTheDocument();
    expect(await field('Title')).toHaveValue('Mine');
  });

  it('says why it cannot be loaded', async () => {
    const away = new Error('The database is away');
    const api = createApi({ getCampaigns: jest.fn().mockRejectedValue(away) });
    await openMaturityPage(LIST, { api });
    expect(
      await screen.findByText('Could not load the campaigns'),
    ).toBeInTheDocument();
  });
});

describe('a campaign', () => {
  it('shows who is not there and what each lacks, and how it went', async () => {
    await openMaturityPage(ONE, { api: createApi() });
    const table = await screen.findByRole('table', {
      name: 'Models not there yet',
    });
    const [, credit, limits] = within(table).getAllByRole('row');
    expect(
      within(credit).getByRole('link', { name: 'Credit risk' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/model/credit-risk/scorecard?framework=delivery-standard&show=missing',
    );
    expect(credit).toHaveTextContent('1 (−1)2Deployments are reportedlending');
    expect(limits).toHaveTextContent('limitsnot judged yet2none named');
    expect(screen.getByText('The board asked for it')).toBeInTheDocument();
    expect(
      screen.getByText(
        'So far models got there at 0.4 a week. To be done by the date takes 1.4 a week.',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('img', {
        name: /1 of 3 models are there, 0 were at the start; due/,
      }),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', {
        name: 'Show Models there over time as table',
      }),
    );
    const rows = within(
      screen.getByRole('table', { name: 'Models there over time' }),
    ).getAllByRole('row');
    expect(rows.map(row => row.textContent).slice(1)).toEqual([
      expect.stringMatching(/1 of 3$/),
      expect.stringMatching(/1 of 3$/),
      expect.stringMatching(/0 of 3$/),
    ]);
  });

  it('reads on where there are more models', async () => {
    const api = createApi({
      getCampaign: jest.fn(async () =>
        campaign({
          notThere: { ...campaign().notThere, total: 80, nextCursor: 'more' },
        }),
      ),
    });
    await openMaturityPage(ONE, { api });
    await userEvent.click(await button('Next page'));
    await waitFor(() =>
      expect(api.getCampaign).toHaveBeenLastCalledWith('c1', {
        cursor: 'more',
      }),
    );
  });

  it('says that all are there, or that none is in scope', async () => {
    const notThere = { items: [], total: 0, nextCursor: null };
    const api = createApi({
      getCampaign: async () =>
        campaign({ state: 'reached', there: 3, notThere }),
    });
    await openMaturityPage(ONE, { api });
    expect(
      await screen.findByText('Every model in scope is there.'),
    ).toBeInTheDocument();
    expect(await button('Remind now')).toBeDisabled();
  });

  it('is changed in a form that holds what it is now', async () => {
    const api = createApi();
    await openMaturityPage(ONE, { api });
    await userEvent.click(await button('Change'));
    const title = await field('Title');
    expect(title).toHaveValue('High tier managed');
    expect(await field('Note')).toHaveValue('The board asked for it');
    fill(title, 'By summer');
    await userEvent.click(await button('Save'));
    await waitFor(() =>
      expect(api.updateCampaign).toHaveBeenCalledWith(
        'c1',
        expect.objectContaining({
          title: 'By summer',
          level: 2,
          scope: { tiers: ['high'], owner: 'group:default/lending' },
          owner: 'group:default/risk-office',
        }),
      ),
    );
  });

  it('is closed with a reason', async () => {
    const api = createApi();
    await openMaturityPage(ONE, { api });
    await userEvent.click(await button('Close the campaign'));
    const close = await button('Close for good');
    expect(close).toBeDisabled();
    fill(await field('Reason'), 'It was enough');
    await userEvent.click(close);
    await waitFor(() =>
      expect(api.closeCampaign).toHaveBeenCalledWith('c1', {
        reason: 'It was enough',
      }),
    );
  });

  it('reminds on demand, once a day', async () => {
    const api = createApi();
    await openMaturityPage(ONE, { api });
    const remind = await button('Remind now');
    api.getCampaign.mockImplementation(async () =>
      campaign({ remindedAt: new Date().toISOString() }),
    );
    await userEvent.click(remind);
    expect(
      await screen.findByText(
        'Notified 4 owners, the campaign’s own included.',
      ),
    ).toBeInTheDocument();
    expect(await screen.findByText(/once a day at most/)).toBeInTheDocument();
    expect(remind).toBeDisabled();
  });

  it('offers nothing to change once closed, and says why it was', async () => {
    const closed = {
      by: 'user:default/ada',
      at: DateTime.utc().minus({ days: 2 }).toISO(),
      reason: 'It was enough',
    };
    const api = createApi({
      getCampaign: async () => campaign({ state: 'closed', closed }),
    });
    await openMaturityPage(ONE, { api });
    expect(
      await screen.findByText(/by user:default\/ada: It was enough/),
    ).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Change' })).toBeNull();
  });
});
