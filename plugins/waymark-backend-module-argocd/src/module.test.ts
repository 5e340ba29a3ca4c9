import { collectDoors } from 'backstage-plugin-waymark-node/testUtils';
import module from './index';

describe('waymarkModuleArgocd', () => {
  it('walks in through its door', async () => {
    const config = { waymark: { argocd: { secrets: ['key'] } } };
    const { translators } = await collectDoors(module, { config });

    expect(translators.map(each => each.source)).toEqual(['argocd']);
    const body = Buffer.from('{"event":"app-created"}');
    expect(translators[0].translate({ headers: {}, body })).toEqual([]);
    await expect(translators[0].verify({ headers: {}, body })).rejects.toThrow(
      'X-Waymark-Secret is missing',
    );
  });
});
