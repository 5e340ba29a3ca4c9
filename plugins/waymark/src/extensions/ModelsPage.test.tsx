import { Route, Routes } from 'react-router-dom';
import { screen } from '@testing-library/react';
import { TestApiProvider, renderInTestApp } from '@backstage/test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { waymarkApiRef } from '../api/waymarkApiRef';
import { modelSummary } from '../__testUtils__/modelSummary';
import { ModelsPage } from './ModelsPage';

it('is a page of the old frontend system, with its own header', async () => {
  const getModels = async () => ({
    items: [modelSummary()],
    total: 1,
    nextCursor: null,
  });
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [waymarkApiRef, { getModels } as any],
        [catalogApiRef, catalogApiMock()],
      ]}
    >
      <Routes>
        <Route path="/models" element={<ModelsPage />} />
      </Routes>
    </TestApiProvider>,
    {
      routeEntries: ['/models'],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );
  expect(await screen.findByRole('heading', { name: 'Models' })).toBeVisible();
  expect(
    await screen.findByRole('link', { name: 'Credit risk' }),
  ).toBeVisible();
});
