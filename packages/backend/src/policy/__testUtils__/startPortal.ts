import {
  coreServices,
  createBackendModule,
  createServiceFactory,
  type BackendFeature,
  type DatabaseService,
} from '@backstage/backend-plugin-api';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import {
  createMockDirectory,
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import permissionPlugin from '@backstage/plugin-permission-backend';
import catalogModuleWaymark from 'backstage-plugin-catalog-backend-module-waymark';
import waymarkPlugin from 'backstage-plugin-waymark-backend';
import { authWithActors } from './authWithActors';

/** Groups of the people in tests, by their refs. */
const GROUPS: Record<string, string[]> = {
  'user:default/owner': ['group:default/lending'],
  'user:default/operator': ['group:default/mlops'],
};

/** `Authorization` of the people in tests. */
export const people = {
  guest: mockCredentials.user.header('user:development/guest'),
  stranger: mockCredentials.user.header('user:default/stranger'),
  owner: mockCredentials.user.header('user:default/owner'),
  operator: mockCredentials.user.header('user:default/operator'),
};

const directory = createMockDirectory();

/**
 * The permission backend, the catalog and Waymark behind a real HTTP server,
 * with one model of `group:default/lending`.
 *
 * @param policy - a module with the policy; permissions are off without one
 */
export async function startPortal(policy?: BackendFeature) {
  directory.setContent({
    'catalog.yaml': [group('lending'), group('mlops'), model('credit-risk')]
      .map(entity => JSON.stringify(entity))
      .join('\n---\n'),
  });
  let knex: Awaited<ReturnType<DatabaseService['getClient']>> | undefined;
  const backend = await startTestBackend({
    features: [
      ...(policy ? [permissionPlugin, policy] : []),
      permissionsServiceFactory,
      authWithActors,
      catalogPlugin,
      catalogModuleWaymark,
      waymarkPlugin,
      createBackendModule({
        pluginId: 'waymark',
        moduleId: 'database-of-the-test',
        register(env) {
          env.registerInit({
            deps: { database: coreServices.database },
            async init({ database }) {
              knex = await database.getClient();
            },
          });
        },
      }),
      createServiceFactory({
        service: coreServices.userInfo,
        deps: {},
        factory: () => ({
          getUserInfo: async ({ principal }: any) => ({
            userEntityRef: principal.userEntityRef,
            ownershipEntityRefs: [
              principal.userEntityRef,
              ...(GROUPS[principal.userEntityRef] ?? []),
            ],
          }),
        }),
      }),
      mockServices.rootConfig.factory({
        data: {
          permission: {
            enabled: policy !== undefined,
            policy: { operators: ['group:default/mlops'] },
          },
          catalog: {
            rules: [{ allow: ['Group', 'Model', 'Location'] }],
            locations: [
              { type: 'file', target: directory.resolve('catalog.yaml') },
            ],
          },
        },
      }),
    ],
  });
  const ask = (path: string, init: RequestInit & { as?: string } = {}) => {
    const { as, ...rest } = init;
    return fetch(`http://localhost:${backend.server.port()}/api${path}`, {
      ...rest,
      headers: { ...(as && { authorization: as }), ...rest.headers },
    });
  };
  await until(async () => {
    const response = await ask(
      '/catalog/entities?filter=kind=model&filter=kind=group',
      {
        as: mockCredentials.service.header(),
      },
    );
    const entities = response.ok ? await response.json() : [];
    return (
      entities.length === 3 &&
      entities.some(({ relations = [] }: any) =>
        relations.some(({ type }: any) => type === 'ownedBy'),
      )
    );
  });
  return { ask, knex: knex!, directory, stop: () => backend.stop() };
}

/** Tries until it is so, half a minute at most. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 30_000;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error('It did not become so in time');
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

function group(name: string) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name },
    spec: { type: 'team', children: [] },
  };
}

function model(name: string) {
  return {
    apiVersion: 'waymark.dev/v1alpha1',
    kind: 'Model',
    metadata: { name },
    spec: {
      type: 'classifier',
      lifecycle: 'production',
      owner: 'lending',
      purpose: 'Proposes a limit',
    },
  };
}
