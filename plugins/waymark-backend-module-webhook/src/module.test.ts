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

describe('waymarkModuleWebhook', () => {
  it('walks in once for each vendor', async () => {
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
    const event = {
      kind: 'change.merged',
      id: '{{ id }}',
      time: '{{ at }}',
      subject: '{{ id }}',
    };
    const webhooks = ['one', 'two'].map(source => ({
      source,
      secrets: [`${source}-secret`],
      events: [event],
    }));
    const data = { waymark: { webhooks } };
    await startTestBackend({
      features: [engine, module, mockServices.rootConfig.factory({ data })],
    });

    expect(translators.map(each => each.source)).toEqual(['one', 'two']);
    const body = Buffer.from('{"id":"c-1","at":"2026-03-02T09:30:00Z"}');
    const headers = { authorization: 'Bearer two-secret' };
    await translators[1].verify({ headers, body });
    await expect(translators[0].verify({ headers, body })).rejects.toThrow(
      'Authorization is wrong',
    );
    expect(translators[1].translate({ headers, body })).toMatchObject([
      { event: { context: { id: 'c-1', source: '/webhooks/two' } } },
    ]);
  });
});
