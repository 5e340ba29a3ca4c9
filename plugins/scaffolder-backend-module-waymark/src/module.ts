import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { createGitlabPushAction } from './actions/createGitlabPushAction';
import { createModelCheckAction } from './actions/createModelCheckAction';
import { createRiskClassifyAction } from './actions/createRiskClassifyAction';
import { createSourceCreateAction } from './actions/createSourceCreateAction';
import { readRiskRules } from './risk/readRiskRules';

/** Adds Waymark's template actions to the scaffolder. @public */
export const scaffolderModuleWaymark = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'waymark',
  register({ registerInit }) {
    registerInit({
      deps: {
        scaffolder: scaffolderActionsExtensionPoint,
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
      },
      async init({ scaffolder, auth, config, discovery }) {
        const integrations = ScmIntegrations.fromConfig(config);
        scaffolder.addActions(
          createRiskClassifyAction({ rules: readRiskRules(config) }),
          createModelCheckAction({ auth, discovery }),
          createSourceCreateAction({ auth, config, discovery }),
          createGitlabPushAction({ config, integrations }),
        );
      },
    });
  },
});
