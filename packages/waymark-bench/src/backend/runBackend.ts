import { createBackend } from '@backstage/backend-defaults';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import waymarkPlugin from 'backstage-plugin-waymark-backend';
import { benchModule } from './benchModule';
import { makeEntities } from './makeEntities';

/**
 * A whole backend: Backstage's own services, the engine and the bench's own
 * routes. Only the catalog, empty, is played.
 */
const data = JSON.parse(process.env.WAYMARK_BENCH_CONFIG!);
const backend = createBackend();
backend.add(
  createServiceFactory({
    service: coreServices.rootConfig,
    deps: {},
    factory: () => new ConfigReader(data),
  }),
);
const catalog = JSON.parse(process.env.WAYMARK_BENCH_CATALOG!);
backend.add(
  catalogServiceMock.factory({
    entities: catalog ? makeEntities(catalog) : [],
  }),
);
backend.add(waymarkPlugin);
backend.add(benchModule);
backend.start();

process.stdin.on('end', () => process.exit()).resume();
