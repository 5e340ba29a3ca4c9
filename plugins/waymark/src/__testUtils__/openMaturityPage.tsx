import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import type { WaymarkApi } from 'backstage-plugin-waymark-common';
import { waymarkApiRef } from '../api/waymarkApiRef';
import { MaturityPage } from '../components/MaturityPage/MaturityPage';
import { modelEntity } from './modelEntity';
import { ViewerPermissions } from './ViewerPermissions';

/** Renders the maturity page at a path, with the API's methods that it calls. */
export async function openMaturityPage(
  path: string,
  options: { api: Partial<WaymarkApi>; denied?: string[] },
) {
  const { api, denied } = options;
  const group = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name: 'risk-office', namespace: 'default' },
    spec: { type: 'team', children: [] },
  };
  const catalog = catalogApiMock({ entities: [group, modelEntity()] });
  const getFacets = catalog.getEntityFacets.bind(catalog);
  // Unlike the catalog, the mock finds nothing by a key with a capital letter
  catalog.getEntityFacets = request =>
    getFacets({ ...request, filter: { kind: 'Model' } });
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [waymarkApiRef, api as WaymarkApi],
        [catalogApiRef, catalog],
      ]}
    >
      <ViewerPermissions denied={denied}>
        <MaturityPage />
      </ViewerPermissions>
    </TestApiProvider>,
    {
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      routeEntries: [path],
    },
  );
}
