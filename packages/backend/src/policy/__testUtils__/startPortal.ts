import {
  coreServices,
  createBackendModule,
  createServiceFactory,
  type BackendFeature,
  type DatabaseService,
  type SchedulerServiceTaskFunction,
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
import { catalogFile, group, model, type ModelFields } from './catalogEntities';

/** Groups of the people in tests, by their refs. */
const GROUPS: Record<string, string[]> = {
  'user:default/owner': ['group:default/lending'],
  'user:default/member': ['group:default/claims'],
  'user:default/operator': ['group:default/mlops'],
};

/** `Authorization` of the people in tests. */
export const people = {
  guest: mockCredentials.user.header('user:development/guest'),
  stranger: mockCredentials.user.header('user:default/stranger'),
  /** Of a team that owns no model yet */
  member: mockCredentials.user.header('user:default/member'),
  owner: mockCredentials.user.header('user:default/owner'),
  operator: mockCredentials.user.header('user:default/operator'),
};

/** A line of the audit log. */
type AuditedEvent = {
  eventId: string;
  status: string;
  meta?: object;
  error?: Error;
};

const directory = createMockDirectory();

/**
 * The permission backend, the catalog and Waymark behind a real HTTP server,
 * with one model of `group:default/lending`.
 *
 * @param policy - a module with the policy; permissions are off without one
 */
export async function startPortal(policy?: BackendFeature) {
  const entities: object[] = [
    group('lending'),
    group('claims'),
    group('mlops'),
    model('credit-risk', 'lending'),
  ];
  directory.setContent({ 'catalog.yaml': catalogFile(entities) });
  const audits: AuditedEvent[] = [];
  const tasks = new Map<string, SchedulerServiceTaskFunction>();
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
        service: coreServices.auditor,
        deps: { plugin: coreServices.pluginMetadata },
        factory: ({ plugin }) => ({
          createEvent: async ({ eventId, meta }) => {
            const note = (status: string) => async (told?: object) => {
              if (plugin.getId() !== 'waymark') return;
              audits.push({ eventId, status, meta, ...told });
            };
            return { success: note('succeeded'), fail: note('failed') };
          },
        }),
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
      // Nothing runs by itself: the tests say when
      mockServices.scheduler.mock({
        scheduleTask: async ({ id, fn }) => void tasks.set(id, fn),
      }).factory,
      mockServices.rootConfig.factory({
        data: {
          permission: {
            enabled: policy !== undefined,
            policy: { operators: ['group:default/mlops'] },
          },
          catalog: {
            processingInterval: { seconds: 1 },
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
    const found = response.ok ? await response.json() : [];
    return (
      found.length === 4 &&
      found.some(({ relations = [] }: any) =>
        relations.some(({ type }: any) => type === 'ownedBy'),
      )
    );
  });
  /** Has the catalog know a further model, and waits until it does */
  const addModel = async (name: string, owner: string, more?: ModelFields) => {
    entities.push(model(name, owner, more));
    directory.setContent({ 'catalog.yaml': catalogFile(entities) });
    await until(async () => {
      const response = await ask(
        `/catalog/entities/by-name/model/default/${name}`,
        { as: mockCredentials.service.header() },
      );
      return response.ok && (await response.json()).relations?.length > 0;
    });
  };
  /** Sends a body to a route of Waymark's */
  const post = async (path: string, as: string, body: object) => {
    const response = await ask(`/waymark${path}`, {
      method: 'POST',
      as,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : {} };
  };
  return {
    ask,
    post,
    /** What Waymark has the audit log keep */
    audits,
    /** Does a scheduled task's work now */
    runTask: (id: string) => tasks.get(id)!(new AbortController().signal),
    addModel,
    knex: knex!,
    stop: () => backend.stop(),
  };
}

/** Tries until it is so, half a minute at most. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 30_000;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error('It did not become so in time');
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}
