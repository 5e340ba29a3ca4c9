import { collectDoors } from 'backstage-plugin-waymark-node/testUtils';
import module from './index';

describe('waymarkModuleOpenlineage', () => {
  it('walks in through the door for events', async () => {
    const config = { waymark: { openlineage: { secrets: ['lineage-key'] } } };
    const { translators } = await collectDoors(module, { config });

    expect(translators.map(each => each.source)).toEqual(['openlineage']);
    const body = Buffer.from('{"job":{"namespace":"a","name":"b"}}');
    const headers = { authorization: 'Bearer lineage-key' };
    await translators[0].verify({ headers, body });
    expect(translators[0].translate({ headers, body })).toEqual([]);
  });
});
