import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  createServiceFactory,
  type BackendFeature,
  type SchedulerServiceTaskFunction,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { CatalogServiceRequestOptions } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import type { JsonObject } from '@backstage/types';
import { waymarkExtensionPoint } from 'backstage-plugin-waymark-node';
import type {
  EventTranslator,
  FactProvider,
  MaturityFrameworkFile,
  RollbackExecutor,
} from 'backstage-plugin-waymark-node';
import { createBackendModule } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import request from 'supertest';
import { waymarkPlugin } from '../plugin';
import { modelAnnotations } from './annotations';

/** The real plugin behind a real HTTP server, over a given database. */
export async function startEngine(options: {
  knex: Knex;
  entities?: Entity[];
  /** Refs of entities that the catalog shows to services only */
  hidden?: string[];
  config?: JsonObject;
  deny?: string[];
  executors?: RollbackExecutor[];
  translators?: EventTranslator[];
  factProviders?: FactProvider[];
  /** As the module `test-module` brings them */
  frameworks?: MaturityFrameworkFile[];
  /** Services in place of the mocks */
  features?: BackendFeature[];
}) {
  const signals: unknown[] = [];
  const { deny = [] } = options;
  const tasks = new Map<string, SchedulerServiceTaskFunction>();
  const backend = await startTestBackend({
    features: [
      waymarkPlugin,
      createBackendModule({
        pluginId: 'waymark',
        moduleId: 'doors',
        register(env) {
          env.registerInit({
            deps: { waymark: waymarkExtensionPoint },
            async init({ waymark }) {
              modelAnnotations.forEach(a => waymark.addModelAnnotation(a));
              options.executors?.forEach(e => waymark.addRollbackExecutor(e));
              options.translators?.forEach(t => waymark.addEventTranslator(t));
              options.factProviders?.forEach(f => waymark.addFactProvider(f));
              options.frameworks?.forEach(f =>
                waymark.addMaturityFramework(f, { module: 'test-module' }),
              );
            },
          });
        },
      }),
      ...(options.features ?? []),
      mockServices.database.factory({ knex: options.knex }),
      mockServices.scheduler.mock({
        scheduleTask: async ({ id, fn }) => void tasks.set(id, fn),
      }).factory,
      mockServices.rootConfig.factory({ data: options.config ?? {} }),
      mockServices.permissions.mock({
        authorize: async requests =>
          requests.map(({ permission }) => ({
            result: deny.includes(permission.name)
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
          })),
      }).factory,
      mockCatalog(options.entities ?? [], options.hidden ?? []),
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => ({
          publish: async (signal: unknown) => {
            signals.push(signal);
          },
        }),
      }),
    ],
  });
  const { server } = backend;
  const api = () => request(server);
  const get = (path: string) => api().get(`/api/waymark${path}`);
  return {
    api,
    get,
    stop: () => backend.stop(),
    signals,
    url: `http://127.0.0.1:${server.port()}/api/waymark`,
    post: (events: object[]) =>
      api()
        .post('/api/waymark/events')
        .set('Content-Type', 'application/cloudevents-batch+json')
        .send(JSON.stringify(events)),
    /** Does a scheduled task's work now */
    runTask: (id: string) => tasks.get(id)!(new AbortController().signal),
    /** Resolves when nothing is left to fold or to refresh */
    settled: async () => {
      for (;;) {
        const [pending] = await options.knex('pending').count({ count: '*' });
        const [stale] = await options
          .knex('projection_rows')
          .leftJoin('snapshots', 'snapshots.model', 'projection_rows.model')
          .where({ kind: 'progress' })
          .whereLike('projection_rows.model', 'model:%')
          .where(query =>
            query.whereNull('snapshots.model').orWhere('valid_until_ms', 0),
          )
          .count({ count: '*' });
        if (Number(pending.count) + Number(stale.count) === 0) return;
        await new Promise(resolve => setTimeout(resolve, 20));
      }
    },
  };
}

function mockCatalog(entities: Entity[], hidden: string[]) {
  const all = catalogServiceMock({ entities });
  const shown = catalogServiceMock({
    entities: entities.filter(one => !hidden.includes(stringifyEntityRef(one))),
  });
  // As the engine asks: always with somebody's credentials
  const of = (asked: unknown) => {
    const { credentials } = asked as CatalogServiceRequestOptions;
    const { type } = credentials.principal as { type: string };
    return type === 'user' ? shown : all;
  };
  return catalogServiceMock.mock({
    getEntities: (query, asked) => of(asked).getEntities(query),
    getEntitiesByRefs: (query, asked) => of(asked).getEntitiesByRefs(query),
    getEntityByRef: (ref, asked) => of(asked).getEntityByRef(ref),
  }).factory;
}
