import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { waymarkExtensionPoint } from 'backstage-plugin-waymark-node';
import { GithubEventTranslator } from './events/GithubEventTranslator';

/**
 * Brings GitHub to Waymark: its webhooks at `/webhooks/github`.
 *
 * @public
 */
export const waymarkModuleGithub = createBackendModule({
  pluginId: 'waymark',
  moduleId: 'github',
  register(reg) {
    reg.registerInit({
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        waymark: waymarkExtensionPoint,
      },
      async init({ config, logger, waymark }) {
        waymark.addModelAnnotation({
          annotation: 'github.com/project-slug',
          names: 'repository',
          host: 'github',
        });
        waymark.addEventTranslator(
          GithubEventTranslator.fromConfig(config, { logger }),
        );
      },
    });
  },
});
