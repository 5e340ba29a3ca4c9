import { NotFoundError } from '@backstage/errors';
import type { WaymarkApi } from 'backstage-plugin-waymark-common';
import { Route, Routes } from 'react-router-dom';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  MockPermissionApi,
  TestApiProvider,
  renderInTestApp,
} from '@backstage/test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { waymarkApiRef } from '../api/waymarkApiRef';
import { sampleQuickCheck } from '../__testUtils__/quickCheck';
import { samplePlatform, sampleRollup } from '../__testUtils__/rollup';
import { modelSummary } from '../__testUtils__/modelSummary';
import { modelsRouteRef } from '../routes';
import { ModelsPage } from './ModelsPage';

function open(path: string, api: Partial<WaymarkApi>) {
  return renderInTestApp(
    <TestApiProvider
      apis={[
        [
          waymarkApiRef,
          {
            getRollup: async () => sampleRollup(),
            getPlatformMetrics: async () => samplePlatform(),
            getRollupQuickCheck: async () => sampleQuickCheck(),
            getFrameworks: async () => ({ items: [] }),
            ...api,
          } as Partial<WaymarkApi> as WaymarkApi,
        ],
        [catalogApiRef, catalogApiMock()],
        [permissionApiRef, new MockPermissionApi()],
      ]}
    >
      <Routes>
        <Route path="/risk/*" element={<ModelsPage />} />
      </Routes>
    </TestApiProvider>,
    {
      routeEntries: [path],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/risk': modelsRouteRef,
      },
    },
  );
}

describe('ModelsPage of the old frontend system', () => {
  it('has its own header', async () => {
    const getModels = async () => ({
      items: [modelSummary()],
      total: 1,
      nextCursor: null,
    });
    await open('/risk', { getModels });
    expect(
      await screen.findByRole('heading', { name: 'Models' }),
    ).toBeVisible();
    expect(
      await screen.findByRole('link', { name: 'Credit risk' }),
    ).toBeVisible();
  });

  it('has Sources below it', async () => {
    await open('/risk', {
      getModels: async () => ({ items: [], total: 0, nextCursor: null }),
      getSources: async () => ({ items: [] }),
      getConflicts: async () => ({ items: [], nextCursor: null }),
      getUnassigned: async () => ({ items: [], total: 0, nextCursor: null }),
    });
    const tabs = screen.getByRole('navigation', { name: 'Models and sources' });
    const sources = within(tabs).getByRole('link', { name: 'Sources' });
    await userEvent.click(sources);
    expect(await screen.findByText('Nobody sends events yet')).toBeVisible();
    expect(sources).toHaveAttribute('aria-current', 'page');
    await userEvent.click(within(tabs).getByRole('link', { name: 'Models' }));
    expect(await screen.findByText('No models yet')).toBeVisible();
  });

  it('has a definition below it, wherever it is mounted', async () => {
    const getMetricDefinition = jest.fn(async (id: string) => ({
      id,
      version: 1,
      title: 'Experiments',
      markdown:
        '# Experiments\n\nSee [deployed share](deployedShare.md), [releases](README.md#releases) and [DORA](https://dora.dev/).',
    }));
    await open('/risk/definitions/experiments', { getMetricDefinition });
    expect(
      await screen.findByRole('heading', { name: 'Experiments' }),
    ).toBeVisible();
    expect(getMetricDefinition).toHaveBeenCalledWith('experiments');
    const targets = screen
      .getAllByRole('link')
      .map(link => link.getAttribute('href'));
    expect(targets).toEqual([
      '/risk',
      '/risk/sources',
      '/risk',
      '/risk/definitions/README',
      '/risk/definitions/deployedShare',
      '/risk/definitions/README#releases',
      'https://dora.dev/',
    ]);
  });

  it('says when there is no such definition', async () => {
    await open('/risk/definitions/speed', {
      getMetricDefinition: () =>
        Promise.reject(new NotFoundError('There is no definition speed')),
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Could not load the definition',
    );
  });
});
