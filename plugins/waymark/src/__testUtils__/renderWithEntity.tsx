import type { ReactElement } from 'react';
import type { Entity } from '@backstage/catalog-model';
import {
  EntityProvider,
  catalogApiRef,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { type SignalApi, signalApiRef } from '@backstage/plugin-signals-react';
import { TestApiProvider, renderInTestApp } from '@backstage/test-utils';
import type { WaymarkApi } from 'backstage-plugin-waymark-common';
import { waymarkApiRef } from '../api/waymarkApiRef';
import { modelsRouteRef } from '../routes';
import { modelEntity } from './modelEntity';
import { overviewOf } from './overviewOf';
import { ViewerPermissions } from './ViewerPermissions';

export type RenderWithEntityOptions = {
  /** The methods the component calls; any other throws */
  api?: Partial<WaymarkApi>;
  entity?: Entity;
  /** Further entities in the catalog */
  entities?: Entity[];
  /** Names of the permissions the viewer lacks */
  denied?: string[];
  /** Where the viewer is, `/` unless given */
  path?: string;
  /** As in a portal that has mounted cards alone */
  noModelsPage?: boolean;
  /** Live updates, in a portal that has them */
  signals?: SignalApi;
};

/** Renders an element as on a model's entity page. */
export function renderWithEntity(
  element: ReactElement,
  options: RenderWithEntityOptions = {},
) {
  const {
    api = {},
    entity = modelEntity(),
    entities = [],
    denied,
    path = '/',
    noModelsPage = false,
    signals,
  } = options;
  return renderInTestApp(
    <TestApiProvider
      apis={[
        [waymarkApiRef, { getOverview: overviewOf(api), ...api } as WaymarkApi],
        [catalogApiRef, catalogApiMock({ entities: [entity, ...entities] })],
        ...(signals ? ([[signalApiRef, signals]] as const) : []),
      ]}
    >
      <ViewerPermissions denied={denied}>
        <EntityProvider entity={entity}>{element}</EntityProvider>
      </ViewerPermissions>
    </TestApiProvider>,
    {
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        // Not where the list is unless told otherwise
        ...(noModelsPage ? {} : { '/risk': modelsRouteRef }),
      },
      routeEntries: [path],
    },
  );
}
