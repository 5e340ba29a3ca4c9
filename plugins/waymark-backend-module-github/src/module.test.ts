import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  waymarkExtensionPoint,
  type EventTranslator,
} from '@waymark/backstage-plugin-waymark-node';
import module from './index';

it('walks in through the door of event translators', async () => {
  const translators: EventTranslator[] = [];
  const engine = createBackendPlugin({
    pluginId: 'waymark',
    register(reg) {
      reg.registerExtensionPoint(waymarkExtensionPoint, {
        addEventTranslator: translator => translators.push(translator),
        addRollbackExecutor: () => {},
        addFactProvider: () => {},
      });
      reg.registerInit({
        deps: { logger: coreServices.logger },
        async init() {},
      });
    },
  });
  await startTestBackend({
    features: [engine, module, mockServices.rootConfig.factory({ data: {} })],
  });

  expect(translators.map(each => each.source)).toEqual(['github']);
  const request = { headers: {}, body: Buffer.from('{}') };
  await expect(translators[0].verify(request)).rejects.toThrow(
    'Nothing is accepted here until waymark.github.',
  );
});
