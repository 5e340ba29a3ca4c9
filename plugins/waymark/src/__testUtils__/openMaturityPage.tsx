import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  MockPermissionApi,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import type { WaymarkApi } from '@waymark/backstage-plugin-waymark-common';
import { waymarkApiRef } from '../api/waymarkApiRef';
import { MaturityPage } from '../components/MaturityPage/MaturityPage';
import { modelEntity } from './modelEntity';

/** Renders the maturity page at a path, with the API's methods that it calls. */
export async function openMaturityPage(
  path: string,
  options: { api: Partial<WaymarkApi>; denied?: string[] },
) {
  const { api, denied = [] } = options;
  const permissions = new MockPermissionApi(request =>
    denied.includes(request.permission.name)
      ? AuthorizeResult.DENY
      : AuthorizeResult.ALLOW,
  );
  const group = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name: 'risk-office', namespace: 'default' },
    spec: { type: 'team', children: [] },
  };
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [waymarkApiRef, api as WaymarkApi],
        [catalogApiRef, catalogApiMock({ entities: [group, modelEntity()] })],
        [permissionApiRef, permissions],
      ]}
    >
      <MaturityPage />
    </TestApiProvider>,
    {
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      routeEntries: [path],
    },
  );
}
