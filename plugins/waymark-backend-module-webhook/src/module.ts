import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { waymarkExtensionPoint } from 'backstage-plugin-waymark-node';
import { WebhookEventTranslator } from './WebhookEventTranslator';

/**
 * Brings the vendors under `waymark.webhooks` to Waymark, each at
 * `/webhooks/<source>`.
 *
 * @public
 */
export const waymarkModuleWebhook = createBackendModule({
  pluginId: 'waymark',
  moduleId: 'webhook',
  register(reg) {
    reg.registerInit({
      deps: { config: coreServices.rootConfig, waymark: waymarkExtensionPoint },
      async init({ config, waymark }) {
        for (const translator of WebhookEventTranslator.listFromConfig(
          config,
        )) {
          waymark.addEventTranslator(translator);
        }
      },
    });
  },
});
