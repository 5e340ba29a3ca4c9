import { collectDoors } from 'backstage-plugin-waymark-node/testUtils';
import module from './index';

it('walks in through the door of event translators', async () => {
  const { modelAnnotations, translators } = await collectDoors(module);

  expect(modelAnnotations.map(each => each.annotation)).toEqual([
    'github.com/project-slug',
  ]);

  expect(translators.map(each => each.source)).toEqual(['github']);
  const request = { headers: {}, body: Buffer.from('{}') };
  await expect(translators[0].verify(request)).rejects.toThrow(
    'Nothing is accepted here until waymark.github.',
  );
});
