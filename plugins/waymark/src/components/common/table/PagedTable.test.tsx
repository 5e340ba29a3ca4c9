import { renderInTestApp } from '@backstage/test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import type { QueryState } from '../../../queries';
import type { Column } from './Column';
import { type Page, pageOf } from './Page';
import { PagedTable } from './PagedTable';
import { usePages, usePagesAt } from './usePages';

type Ship = { name: string; masts: number };

const FLEET: Ship[] = Array.from({ length: 5 }, (_, index) => ({
  name: `ship-${index + 1}`,
  masts: index,
}));

const COLUMNS: Column<Ship>[] = [
  { title: 'Ship', sort: 'name', cell: ({ name }) => name },
  {
    title: 'Masts',
    hint: 'Tall ones',
    align: 'right',
    look: ({ masts }) => ({ title: masts ? undefined : 'a barge' }),
    cell: ({ masts }) => masts,
  },
];

const keyOf = ({ name }: Ship) => name;

const shownShips = () =>
  screen.getAllByRole('rowheader').map(({ textContent }) => textContent);

function Fleet({ size }: { size: number }) {
  const pages = usePages();
  return (
    <PagedTable
      label="Fleet"
      columns={COLUMNS}
      keyOf={keyOf}
      page={pageOf(FLEET, pages, size)}
      pages={pages}
      size={size}
      detailOf={({ masts }) => masts === 4 && 'the flagship'}
    />
  );
}

/** As a list whose cursor the URL holds, starting where a link led to. */
function LinkedFleet() {
  const [cursor, setCursor] = useState<string | undefined>('2');
  const pages = usePagesAt(cursor, setCursor);
  return (
    <PagedTable
      label="Fleet"
      columns={COLUMNS}
      keyOf={keyOf}
      page={pageOf(FLEET, { ...pages, cursor }, 2)}
      pages={pages}
      size={2}
    />
  );
}

function loaded(data: Partial<QueryState<Page<Ship>>>) {
  return (
    <PagedTable
      label="Fleet"
      columns={COLUMNS}
      keyOf={keyOf}
      data={{ loading: false, refreshing: false, retry: jest.fn(), ...data }}
      what="the fleet"
      empty="No ship is left."
    />
  );
}

describe('PagedTable', () => {
  it('names its region, its columns and its rows', async () => {
    await renderInTestApp(<Fleet size={5} />);
    const region = screen.getByRole('region', { name: 'Fleet, table' });
    expect(region).toHaveAttribute('tabindex', '0');
    const table = within(region).getByRole('table', { name: 'Fleet' });
    expect(
      within(table)
        .getAllByRole('columnheader')
        .map(({ textContent }) => textContent),
    ).toEqual(['Ship', 'Masts']);
    expect(screen.getByTitle('Tall ones')).toHaveTextContent('Masts');
    expect(screen.getByTitle('a barge')).toHaveTextContent('0');
    expect(screen.getByText('the flagship')).toBeInTheDocument();
    expect(shownShips()).toHaveLength(5);
    expect(screen.queryByRole('navigation')).toBeNull();
  });

  it('walks forth and back by keyboard, keeping the focus at the ends', async () => {
    await renderInTestApp(<Fleet size={2} />);
    const pager = within(
      screen.getByRole('navigation', { name: 'Pages of Fleet' }),
    );
    const next = pager.getByRole('button', { name: 'Next page' });
    const back = pager.getByRole('button', { name: 'Previous page' });
    expect(pager.getByRole('status')).toHaveTextContent('1–2 of 5');
    expect(back).toHaveAttribute('aria-disabled', 'true');
    next.focus();
    await userEvent.keyboard('{Enter}');
    expect(shownShips()).toEqual(['ship-3', 'ship-4']);
    await userEvent.keyboard('{Enter}');
    expect(shownShips()).toEqual(['ship-5']);
    expect(pager.getByRole('status')).toHaveTextContent('5–5 of 5');
    expect(next).toHaveAttribute('aria-disabled', 'true');
    expect(next).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(shownShips()).toEqual(['ship-5']);
    await userEvent.click(back);
    expect(shownShips()).toEqual(['ship-3', 'ship-4']);
  });

  it('starts where a link leads to, and goes back to the first page from there', async () => {
    await renderInTestApp(<LinkedFleet />);
    expect(shownShips()).toEqual(['ship-3', 'ship-4']);
    expect(screen.getByRole('status')).toHaveTextContent('2 of 5');
    await userEvent.click(screen.getByRole('button', { name: 'Next page' }));
    expect(shownShips()).toEqual(['ship-5']);
    await userEvent.click(
      screen.getByRole('button', { name: 'Previous page' }),
    );
    expect(shownShips()).toEqual(['ship-3', 'ship-4']);
    await userEvent.click(
      screen.getByRole('button', { name: 'Previous page' }),
    );
    expect(shownShips()).toEqual(['ship-1', 'ship-2']);
    expect(screen.getByRole('status')).toHaveTextContent('1–2 of 5');
  });

  it('asks for another order where the server sorts', async () => {
    const onSort = jest.fn();
    const table = (by: string) => (
      <PagedTable
        label="Fleet"
        columns={COLUMNS}
        keyOf={keyOf}
        page={{ items: FLEET }}
        sorting={{ by, onSort }}
      />
    );
    const { rerender } = await renderInTestApp(table('name'));
    const head = () => screen.getByRole('columnheader', { name: 'Ship' });
    expect(head()).toHaveAttribute('aria-sort', 'ascending');
    await userEvent.click(screen.getByRole('button', { name: 'Ship' }));
    expect(onSort).toHaveBeenLastCalledWith('-name');
    rerender(table('-name'));
    expect(head()).toHaveAttribute('aria-sort', 'descending');
    await userEvent.click(screen.getByRole('button', { name: 'Ship' }));
    expect(onSort).toHaveBeenLastCalledWith('name');
    expect(screen.queryByRole('button', { name: 'Masts' })).toBeNull();
  });

  it('shows its shape while loading, and says what failed or that there is nothing', async () => {
    const { rerender } = await renderInTestApp(loaded({ loading: true }));
    expect(
      screen.getByRole('status', { name: 'Loading the fleet' }),
    ).toHaveTextContent('Masts');
    expect(screen.queryByRole('table')).toBeNull();
    const retry = jest.fn();
    rerender(loaded({ error: new Error('Fog'), retry }));
    expect(screen.getByRole('alert')).toHaveTextContent(
      'Could not load the fleetFog.',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(retry).toHaveBeenCalled();
    rerender(loaded({ value: { items: [], total: 0 } }));
    expect(screen.getByText('No ship is left.')).toBeInTheDocument();
    expect(screen.queryByRole('table')).toBeNull();
    rerender(loaded({ value: { items: FLEET } }));
    expect(shownShips()).toHaveLength(5);
  });
});
