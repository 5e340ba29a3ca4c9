import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { waymarkExtensionPoint } from 'backstage-plugin-waymark-node';
import { PagerdutyEventTranslator } from './PagerdutyEventTranslator';

/**
 * Brings PagerDuty to Waymark: its webhooks at `/webhooks/pagerduty`.
 *
 * @public
 */
export const waymarkModulePagerduty = createBackendModule({
  pluginId: 'waymark',
  moduleId: 'pagerduty',
  register(reg) {
    reg.registerInit({
      deps: { config: coreServices.rootConfig, waymark: waymarkExtensionPoint },
      async init({ config, waymark }) {
        waymark.addEventTranslator(PagerdutyEventTranslator.fromConfig(config));
      },
    });
  },
});
