import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import yaml from 'yaml';
import { TestForge } from '../__testUtils__/TestForge';
import { createGitlabPushAction } from './createGitlabPushAction';

describe('waymark:gitlab:push', () => {
  const workspace = createMockDirectory();
  let forge: TestForge;

  beforeAll(async () => {
    forge = await TestForge.start();
  });
  afterAll(() => forge.stop());

  function createAction(data = {}) {
    const config = mockServices.rootConfig({
      data: { integrations: { gitlab: [forge.integration] }, ...data },
    });
    const integrations = ScmIntegrations.fromConfig(config);
    return createGitlabPushAction({ config, integrations });
  }

  function contextOf(input: any, overrides = {}) {
    return {
      ...createMockActionContext({ input, workspacePath: workspace.path }),
      ...overrides,
    };
  }

  it('pushes the workspace, without what git ignores, as the first commit', async () => {
    forge.createProject('model');
    writeFileSync(join(workspace.path, 'README.md'), '# Model\n');
    writeFileSync(join(workspace.path, '.gitignore'), 'out/\n');
    const { example } = createAction().examples![0];
    const ctx = contextOf({
      ...yaml.parse(example).steps[1].input,
      remoteUrl: `http://${forge.host}/models/model`,
    });
    await createAction().handler(ctx);
    expect(ctx.output).toHaveBeenCalledWith(
      'commitHash',
      forge.git('models/model', 'rev-parse', 'main'),
    );
    expect(forge.git('models/model', 'log', '--format=%s')).toBe(
      'Start from the template',
    );
    expect(forge.git('models/model', 'ls-tree', '--name-only', 'main')).toBe(
      '.gitignore\nREADME.md',
    );
  });

  it('does not push twice when a task is resumed', async () => {
    const pushes = forge.log.length;
    const ctx = contextOf(
      { remoteUrl: `http://${forge.host}/models/model` },
      { checkpoint: async () => 'abc' },
    );
    await createAction().handler(ctx);
    expect(ctx.output).toHaveBeenCalledWith('commitHash', 'abc');
    expect(forge.log).toHaveLength(pushes);
  });

  it('says what configuration is missing', async () => {
    const elsewhere = { remoteUrl: 'https://git.example.org/models/model' };
    await expect(createAction().handler(contextOf(elsewhere))).rejects.toThrow(
      'No GitLab integration is configured for https://git.example.org/models/model; add its host under integrations.gitlab',
    );
    const action = createAction({
      scaffolder: { requireScmUserCredentials: true },
    });
    const here = { remoteUrl: `http://${forge.host}/models/model` };
    await expect(action.handler(contextOf(here))).rejects.toThrow(
      'No token is available',
    );
  });
});
