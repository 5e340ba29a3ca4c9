import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import permissionPlugin from '@backstage/plugin-permission-backend';
import {
  waymarkModelReadPermission,
  waymarkRollbackCreatePermission,
} from 'backstage-plugin-waymark-common';
import { authWithActors } from './__testUtils__/authWithActors';
import { permissionModulePortalPolicy } from './module';

const asking = createBackendPlugin({
  pluginId: 'asking',
  register(env) {
    env.registerInit({
      deps: {
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        permissions: coreServices.permissions,
      },
      async init({ httpAuth, httpRouter, permissions }) {
        httpRouter.use(async (request, response) => {
          const credentials = await httpAuth.credentials(request);
          const decisions = await permissions.authorize(
            [
              { permission: waymarkModelReadPermission },
              {
                permission: waymarkRollbackCreatePermission,
                resourceRef: 'model:default/credit-risk',
              },
            ],
            { credentials },
          );
          response.json(decisions.map(decision => decision.result));
        });
      },
    });
  },
});

function startPortal(policy: object): Promise<TestBackend> {
  return startTestBackend({
    features: [
      permissionPlugin,
      // It applies the conditions on its entities
      catalogPlugin,
      permissionModulePortalPolicy,
      permissionsServiceFactory,
      authWithActors,
      asking,
      mockServices.rootConfig.factory({
        data: { permission: { enabled: true, policy } },
      }),
    ],
  });
}

async function ask(backend: TestBackend, authorization: string) {
  const response = await fetch(
    `http://localhost:${backend.server.port()}/api/asking`,
    { headers: { authorization } },
  );
  return response.json();
}

describe('permissionModulePortalPolicy', () => {
  const guest = mockCredentials.user.header('user:development/guest');

  it('decides for plugins: reading for all, rollbacks for none by default, no question to services', async () => {
    const backend = await startPortal({});
    try {
      await expect(ask(backend, guest)).resolves.toEqual(['DENY', 'DENY']);
      await expect(
        ask(backend, mockCredentials.user.header('user:default/member')),
      ).resolves.toEqual(['ALLOW', 'DENY']);
      await expect(
        ask(backend, mockCredentials.service.header()),
      ).resolves.toEqual(['ALLOW', 'ALLOW']);
    } finally {
      await backend.stop();
    }
  });

  it('opens the portal to guests where configuration says so', async () => {
    const backend = await startPortal({ allowGuests: true });
    try {
      await expect(ask(backend, guest)).resolves.toEqual(['ALLOW', 'ALLOW']);
    } finally {
      await backend.stop();
    }
  });
});
