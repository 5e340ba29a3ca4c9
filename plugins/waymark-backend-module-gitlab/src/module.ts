import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { waymarkExtensionPoint } from 'backstage-plugin-waymark-node';
import { GitlabEventTranslator } from './events/GitlabEventTranslator';
import { GitlabRollbackExecutor } from './rollback/GitlabRollbackExecutor';

/**
 * Brings GitLab to Waymark: its webhooks at `/webhooks/gitlab`, its pipelines
 * as the way back.
 *
 * @public
 */
export const waymarkModuleGitlab = createBackendModule({
  pluginId: 'waymark',
  moduleId: 'gitlab',
  register(reg) {
    reg.registerInit({
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        waymark: waymarkExtensionPoint,
      },
      async init({ config, logger, waymark }) {
        const integrations = ScmIntegrations.fromConfig(config);
        waymark.addModelAnnotation({
          annotation: 'gitlab.com/project-slug',
          names: 'repository',
          host: 'gitlab',
        });
        waymark.addEventTranslator(
          GitlabEventTranslator.fromConfig(config, { integrations, logger }),
        );
        waymark.addRollbackExecutor(
          GitlabRollbackExecutor.create({ integrations }),
        );
      },
    });
  },
});
