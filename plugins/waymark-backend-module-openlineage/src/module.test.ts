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

describe('waymarkModuleOpenlineage', () => {
  it('walks in through the door for events', async () => {
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
    const data = { waymark: { openlineage: { secrets: ['lineage-key'] } } };
    await startTestBackend({
      features: [engine, module, mockServices.rootConfig.factory({ data })],
    });

    expect(translators.map(each => each.source)).toEqual(['openlineage']);
    const body = Buffer.from('{"job":{"namespace":"a","name":"b"}}');
    const headers = { authorization: 'Bearer lineage-key' };
    await translators[0].verify({ headers, body });
    expect(translators[0].translate({ headers, body })).toEqual([]);
  });
});
