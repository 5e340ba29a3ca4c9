import { collectDoors } from 'backstage-plugin-waymark-node/testUtils';
import module from './index';

describe('waymarkModuleGitlab', () => {
  it('walks in through both doors', async () => {
    const config = { waymark: { gitlab: { webhookTokens: ['hook-token'] } } };
    const { executors, modelAnnotations, translators } = await collectDoors(
      module,
      { config },
    );

    expect(modelAnnotations.map(each => each.annotation)).toEqual([
      'gitlab.com/project-slug',
    ]);

    expect(executors.map(each => each.id)).toEqual(['gitlab']);
    expect(translators.map(each => each.source)).toEqual(['gitlab']);
    const body = Buffer.from('{"object_kind":"push"}');
    const headers = { 'x-gitlab-token': 'hook-token' };
    await translators[0].verify({ headers, body });
    expect(translators[0].translate({ headers, body })).toEqual([]);
  });
});
