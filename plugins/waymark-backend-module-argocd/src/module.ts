import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { waymarkExtensionPoint } from 'backstage-plugin-waymark-node';
import { ArgocdEventTranslator } from './events/ArgocdEventTranslator';

/**
 * Brings Argo CD and Argo Rollouts to Waymark: their notifications at
 * `/webhooks/argocd`.
 *
 * @public
 */
export const waymarkModuleArgocd = createBackendModule({
  pluginId: 'waymark',
  moduleId: 'argocd',
  register(reg) {
    reg.registerInit({
      deps: { config: coreServices.rootConfig, waymark: waymarkExtensionPoint },
      async init({ config, waymark }) {
        waymark.addEventTranslator(ArgocdEventTranslator.fromConfig(config));
      },
    });
  },
});
