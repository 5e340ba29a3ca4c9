import { collectDoors } from 'backstage-plugin-waymark-node/testUtils';
import module from './index';

it('walks in through the door of event translators', async () => {
  const { translators } = await collectDoors(module);

  expect(translators.map(each => each.source)).toEqual(['alertmanager']);
  const request = { headers: {}, body: Buffer.from('{}') };
  await expect(translators[0].verify(request)).rejects.toThrow(
    'Nothing is accepted here until waymark.alertmanager.',
  );
});
