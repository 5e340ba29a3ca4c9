import { createBackendModule } from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { DatasetEntityProcessor } from './processors/DatasetEntityProcessor';
import { ModelEntityProcessor } from './processors/ModelEntityProcessor';

/**
 * Adds the kinds `Model` and `Dataset` to the catalog.
 *
 * @public
 */
export const catalogModuleWaymark = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'waymark',
  register(env) {
    env.registerInit({
      deps: { catalog: catalogProcessingExtensionPoint },
      async init({ catalog }) {
        catalog.addProcessor(
          new ModelEntityProcessor(),
          new DatasetEntityProcessor(),
        );
      },
    });
  },
});
