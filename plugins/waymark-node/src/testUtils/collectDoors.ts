import {
  createBackendPlugin,
  type BackendFeature,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import type { EventTranslator } from '../EventTranslator';
import { waymarkExtensionPoint } from '../extensionPoint';
import type { FactProvider } from '../FactProvider';
import type { MaturityFrameworkFile } from '../MaturityFrameworkFile';
import type { ModelAnnotation } from '../ModelAnnotation';
import type { RollbackExecutor } from '../RollbackExecutor';

/** What a module brought in. @public */
export type CollectedDoors = {
  translators: EventTranslator[];
  executors: RollbackExecutor[];
  factProviders: FactProvider[];
  modelAnnotations: ModelAnnotation[];
  maturityFrameworks: MaturityFrameworkFile[];
};

/**
 * Starts a module in a backend whose plugin `waymark` is nothing but its doors,
 * and gives what came in through them.
 *
 * @public
 */
export async function collectDoors(
  module: BackendFeature,
  options: { config?: JsonObject } = {},
): Promise<CollectedDoors> {
  const doors: CollectedDoors = {
    translators: [],
    executors: [],
    factProviders: [],
    modelAnnotations: [],
    maturityFrameworks: [],
  };
  const waymark = createBackendPlugin({
    pluginId: 'waymark',
    register(reg) {
      reg.registerExtensionPoint(waymarkExtensionPoint, {
        addEventTranslator: each => doors.translators.push(each),
        addRollbackExecutor: each => doors.executors.push(each),
        addFactProvider: each => doors.factProviders.push(each),
        addModelAnnotation: each => doors.modelAnnotations.push(each),
        addMaturityFramework: each => doors.maturityFrameworks.push(each),
      });
      reg.registerInit({ deps: {}, async init() {} });
    },
  });
  const backend = await startTestBackend({
    features: [
      waymark,
      module,
      mockServices.rootConfig.factory({ data: options.config ?? {} }),
    ],
  });
  await backend.stop();
  return doors;
}
