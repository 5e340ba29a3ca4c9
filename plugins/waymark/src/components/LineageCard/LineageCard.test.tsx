import { screen, within } from '@testing-library/react';
import type {
  LiveVersion,
  ModelVersion,
  WaymarkApi,
} from 'backstage-plugin-waymark-common';
import { modelEntity } from '../../__testUtils__/modelEntity';
import { renderWithEntity } from '../../__testUtils__/renderWithEntity';
import { LineageCard } from './LineageCard';

const getLive = async () => ({
  at: '2026-05-12T08:00:00.000Z',
  items: [
    { tier: 'production', version: 'v7' },
    { tier: 'staging', version: 'v8' },
  ] as LiveVersion[],
});
const getVersions = jest.fn<
  ReturnType<WaymarkApi['getVersions']>,
  Parameters<WaymarkApi['getVersions']>
>(async () => ({
  items: [
    { version: 'v8', datasets: ['dataset:default/loans@4'] },
    { version: 'v7', datasets: ['Dataset:default/loans@3'] },
  ] as ModelVersion[],
  total: 2,
  nextCursor: null,
}));

describe('LineageCard', () => {
  it('shows both ways, with the data version of what serves in production', async () => {
    await renderWithEntity(<LineageCard />, { api: { getLive, getVersions } });
    const from = screen.getByRole('list', { name: 'Comes from' });
    expect(await within(from).findByText('version 3')).toBeVisible();
    expect(getVersions).toHaveBeenLastCalledWith(expect.anything(), {
      version: ['v7', 'v8'],
    });
    const [trained, evaluated] = within(from).getAllByRole('listitem');
    expect(trained).toHaveTextContent('trained on');
    expect(within(trained).getByRole('link')).toHaveAttribute(
      'href',
      '/catalog/default/dataset/loans',
    );
    expect(evaluated).toHaveTextContent('evaluated on');
    expect(evaluated).not.toHaveTextContent('version');

    const to = screen.getByRole('list', { name: 'Leads to' });
    expect(within(to).getByRole('listitem')).toHaveTextContent('served by');
  });

  it('still shows the relations when versions cannot be loaded', async () => {
    await renderWithEntity(<LineageCard />, {
      api: { getLive, getVersions: () => Promise.reject(new Error('No')) },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Could not load the data sets’ versions',
    );
    expect(screen.getByRole('list', { name: 'Comes from' })).toBeVisible();
  });

  it('says how to give it a lineage', async () => {
    await renderWithEntity(<LineageCard />, {
      entity: modelEntity({ relations: [] }),
      api: { getLive, getVersions },
    });
    expect(screen.getByText('No lineage is known')).toBeVisible();
  });
});
