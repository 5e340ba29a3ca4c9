import { createBackend } from '@backstage/backend-defaults';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { waymarkPlugin } from '../plugin';

/**
 * A whole backend as a process of its own, for tests that kill it: Backstage's
 * own services and the plugin; only the catalog, empty, is played.
 */
const data = JSON.parse(process.env.WAYMARK_TEST_CONFIG!);
const backend = createBackend();
backend.add(
  createServiceFactory({
    service: coreServices.rootConfig,
    deps: {},
    factory: () => new ConfigReader(data),
  }),
);
backend.add(catalogServiceMock.factory());
backend.add(waymarkPlugin);
backend.start();
