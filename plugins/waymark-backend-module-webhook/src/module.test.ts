import { collectDoors } from 'backstage-plugin-waymark-node/testUtils';
import module from './index';

describe('waymarkModuleWebhook', () => {
  it('walks in once for each vendor', async () => {
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
    const config = { waymark: { webhooks } };
    const { translators } = await collectDoors(module, { config });

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
