import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  waymarkExtensionPoint,
  type EventTranslator,
  type RollbackExecutor,
} from '@waymark/backstage-plugin-waymark-node';
import module from './index';

describe('waymarkModuleGitlab', () => {
  it('walks in through both doors', async () => {
    const translators: EventTranslator[] = [];
    const executors: RollbackExecutor[] = [];
    const engine = createBackendPlugin({
      pluginId: 'waymark',
      register(reg) {
        reg.registerExtensionPoint(waymarkExtensionPoint, {
          addEventTranslator: translator => translators.push(translator),
          addRollbackExecutor: executor => executors.push(executor),
          addFactProvider: () => {},
        });
        reg.registerInit({
          deps: { logger: coreServices.logger },
          async init() {},
        });
      },
    });
    const data = { waymark: { gitlab: { webhookTokens: ['hook-token'] } } };
    await startTestBackend({
      features: [engine, module, mockServices.rootConfig.factory({ data })],
    });

    expect(executors.map(each => each.id)).toEqual(['gitlab']);
    expect(translators.map(each => each.source)).toEqual(['gitlab']);
    const body = Buffer.from('{"object_kind":"push"}');
    const headers = { 'x-gitlab-token': 'hook-token' };
    await translators[0].verify({ headers, body });
    expect(translators[0].translate({ headers, body })).toEqual([]);
  });
});
