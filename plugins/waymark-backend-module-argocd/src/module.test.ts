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

describe('waymarkModuleArgocd', () => {
  it('walks in through its door', async () => {
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
    const data = { waymark: { argocd: { secrets: ['key'] } } };
    await startTestBackend({
      features: [engine, module, mockServices.rootConfig.factory({ data })],
    });

    expect(translators.map(each => each.source)).toEqual(['argocd']);
    const body = Buffer.from('{"event":"app-created"}');
    expect(translators[0].translate({ headers: {}, body })).toEqual([]);
    await expect(translators[0].verify({ headers: {}, body })).rejects.toThrow(
      'X-Waymark-Secret is missing',
    );
  });
});
