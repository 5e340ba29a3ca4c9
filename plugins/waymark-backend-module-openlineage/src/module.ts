import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { waymarkExtensionPoint } from 'backstage-plugin-waymark-node';
import { OpenLineageEventTranslator } from './events/OpenLineageEventTranslator';

/**
 * Brings OpenLineage to Waymark: run events at `/webhooks/openlineage`.
 *
 * @public
 */
export const waymarkModuleOpenlineage = createBackendModule({
  pluginId: 'waymark',
  moduleId: 'openlineage',
  register(reg) {
    reg.registerInit({
      deps: { config: coreServices.rootConfig, waymark: waymarkExtensionPoint },
      async init({ config, waymark }) {
        waymark.addEventTranslator(
          OpenLineageEventTranslator.fromConfig(config),
        );
      },
    });
  },
});
