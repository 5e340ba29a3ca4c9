import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { waymarkExtensionPoint } from 'backstage-plugin-waymark-node';
import { MlflowEventTranslator } from './events/MlflowEventTranslator';

/**
 * Brings MLflow to Waymark: the webhooks of its model registry at
 * `/webhooks/mlflow`.
 *
 * @public
 */
export const waymarkModuleMlflow = createBackendModule({
  pluginId: 'waymark',
  moduleId: 'mlflow',
  register(reg) {
    reg.registerInit({
      deps: { config: coreServices.rootConfig, waymark: waymarkExtensionPoint },
      async init({ config, waymark }) {
        waymark.addModelAnnotation({
          annotation: 'mlflow.org/registered-model',
          names: 'artifact',
          purlType: 'mlflow',
        });
        waymark.addEventTranslator(MlflowEventTranslator.fromConfig(config));
      },
    });
  },
});
