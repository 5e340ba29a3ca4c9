import { Route, Routes } from 'react-router-dom';
import { screen } from '@testing-library/react';
import { TestApiProvider, renderInTestApp } from '@backstage/test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { waymarkApiRef } from '../api/waymarkApiRef';
import { maturityOverview } from '../__testUtils__/maturityOverview';
import { MaturityPage } from './MaturityPage';

it('is a page of the old frontend system, with its own header', async () => {
  const api = {
    getMaturityOverview: async () => maturityOverview(),
    getFrameworks: async () => ({ items: [] }),
  };
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [waymarkApiRef, api as any],
        [catalogApiRef, catalogApiMock()],
      ]}
    >
      <Routes>
        <Route path="/maturity" element={<MaturityPage />} />
      </Routes>
    </TestApiProvider>,
    {
      routeEntries: ['/maturity'],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );
  expect(
    await screen.findByRole('heading', { name: 'Maturity' }),
  ).toBeVisible();
  expect(
    await screen.findByRole('table', { name: 'Levels by area' }),
  ).toBeVisible();
});
