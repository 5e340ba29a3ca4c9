import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { waymarkExtensionPoint } from 'backstage-plugin-waymark-node';
import { AlertmanagerEventTranslator } from './events/AlertmanagerEventTranslator';

/**
 * Brings Prometheus Alertmanager to Waymark, at `/webhooks/alertmanager`.
 *
 * @public
 */
export const waymarkModuleAlertmanager = createBackendModule({
  pluginId: 'waymark',
  moduleId: 'alertmanager',
  register(reg) {
    reg.registerInit({
      deps: { config: coreServices.rootConfig, waymark: waymarkExtensionPoint },
      async init({ config, waymark }) {
        waymark.addEventTranslator(
          AlertmanagerEventTranslator.fromConfig(config),
        );
      },
    });
  },
});
