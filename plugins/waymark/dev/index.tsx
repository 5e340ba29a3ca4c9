import '@backstage/cli/asset-types';
import { createApp } from '@backstage/frontend-defaults';
import {
  ApiBlueprint,
  createFrontendModule,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import appPlugin from '@backstage/plugin-app';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import catalogGraphPlugin from '@backstage/plugin-catalog-graph/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import ReactDOM from 'react-dom/client';
import { Navigate } from 'react-router-dom';
import waymarkPlugin, {
  waymarkCatalogGraphModule,
  waymarkCatalogModule,
} from '../src/alpha';
import { waymarkApiRef } from '../src/api/waymarkApiRef';
import { createSampleApi } from './createSampleApi';
import { sampleEntities } from './sampleEntities';
// This app is a frontend of its own.
// eslint-disable-next-line @backstage/no-ui-css-imports-in-non-frontend
import '@backstage/ui/css/styles.css';

/** The catalog's client, answering with entities of its own. */
const sampleCatalog = createFrontendModule({
  pluginId: 'catalog',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: catalogApiRef,
          deps: {},
          factory: () => catalogApiMock({ entities: sampleEntities }),
        }),
    }),
  ],
});

/** The client of the Waymark backend, answering with models of its own. */
const sampleWaymark = createFrontendModule({
  pluginId: 'waymark',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: waymarkApiRef,
          deps: {},
          factory: () => createSampleApi(),
        }),
    }),
  ],
});

/** Everything is allowed, and `/` leads to the models. */
const portal = createFrontendModule({
  pluginId: 'app',
  extensions: [
    ApiBlueprint.make({
      name: 'permission',
      params: defineParams =>
        defineParams({
          api: permissionApiRef,
          deps: {},
          factory: () => ({
            authorize: async () => ({ result: AuthorizeResult.ALLOW }),
          }),
        }),
    }),
    PageBlueprint.make({
      name: 'home',
      params: {
        path: '/',
        noHeader: true,
        loader: async () => <Navigate to="/models" replace />,
      },
    }),
  ],
});

/** Nobody has to sign in. */
const openApp = appPlugin.withOverrides({
  extensions: [
    appPlugin.getExtension('sign-in-page:app').override({ disabled: true }),
  ],
});

const app = createApp({
  features: [
    openApp,
    portal,
    catalogPlugin,
    catalogGraphPlugin,
    waymarkPlugin,
    waymarkCatalogModule,
    waymarkCatalogGraphModule,
    sampleCatalog,
    sampleWaymark,
  ],
});

ReactDOM.createRoot(document.getElementById('root')!).render(app.createRoot());
