import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import {
  createPublishGitlabAction,
  createPublishGitlabMergeRequestAction,
} from '@backstage/plugin-scaffolder-backend-module-gitlab';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { TestForge } from '../__testUtils__/TestForge';

jest.setTimeout(60_000);

describe('merge requests', () => {
  const forge = new TestForge();
  const folders: string[] = [];

  beforeAll(() => forge.start());
  afterAll(async () => {
    folders.forEach(folder => rmSync(folder, { recursive: true }));
    await forge.remove();
  });

  function workspaceOf(files: Record<string, string>): string {
    const folder = mkdtempSync(join(tmpdir(), 'workspace-'));
    folders.push(folder);
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(join(folder, name, '..'), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    return folder;
  }

  async function run(action: any, workspacePath: string, input: object) {
    const context = createMockActionContext({ input, workspacePath });
    await action.handler(context);
    return Object.fromEntries(jest.mocked(context.output).mock.calls) as Record<
      string,
      any
    >;
  }

  const api = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`${forge.url}/api/v4${path}`, {
      ...init,
      headers: {
        'PRIVATE-TOKEN': forge.token,
        'Content-Type': 'application/json',
      },
    });
    return { status: response.status, body: (await response.json()) as any };
  };

  it('are opened by the unmodified action, with its commit, and shown', async () => {
    const config = new ConfigReader({
      integrations: {
        gitlab: [
          {
            host: `localhost:${forge.port}`,
            baseUrl: forge.url,
            apiBaseUrl: `${forge.url}/api/v4`,
            token: forge.token,
          },
        ],
      },
    });
    const integrations = ScmIntegrations.fromConfig(config);
    const repoUrl = `localhost:${forge.port}?owner=models&repo=limits`;
    await run(
      createPublishGitlabAction({ config, integrations }),
      workspaceOf({ 'README.md': 'Limits\n', 'src/score.py': 'pass\n' }),
      { repoUrl, defaultBranch: 'main' },
    );
    const opened = await run(
      createPublishGitlabMergeRequestAction({ integrations }),
      workspaceOf({ 'README.md': 'Our limits\n', 'ci/report.sh': 'true\n' }),
      {
        repoUrl,
        branchName: 'onboarding',
        title: 'Onboard limits',
        description: 'Two <lines> to add',
      },
    );
    expect(opened.mergeRequestUrl).toBe(
      `${forge.url}/models/limits/-/merge_requests/1`,
    );
    const file = '/projects/models%2Flimits/repository/files';
    const read = async (name: string, ref: string) => {
      const { body } = await api(
        `${file}/${encodeURIComponent(name)}?ref=${ref}`,
      );
      return body.content && Buffer.from(body.content, 'base64').toString();
    };
    expect(await read('README.md', 'onboarding')).toBe('Our limits\n');
    expect(await read('ci/report.sh', 'onboarding')).toBe('true\n');
    expect(await read('src/score.py', 'onboarding')).toBe('pass\n');
    expect(await read('README.md', 'main')).toBe('Limits\n');
    const page = await (await fetch(opened.mergeRequestUrl)).text();
    expect(page).toContain('Two &lt;lines&gt; to add');
    expect(page).toContain('+Our limits');
    expect(page).toContain('git merge origin/onboarding');
  });

  it('stand once for a branch, and are merged when the target has all of it', async () => {
    const path = '/projects/models%2Flimits/merge_requests';
    const ask = (body: object) =>
      api(path, { method: 'POST', body: JSON.stringify(body) });
    const request = {
      source_branch: 'onboarding',
      target_branch: 'main',
      title: 'Again',
    };
    expect((await ask(request)).status).toBe(409);
    expect((await ask({ ...request, source_branch: 'nope' })).status).toBe(404);
    expect((await api(`${path}?source_branch=onboarding`)).body).toMatchObject([
      { iid: 1, state: 'opened', title: 'Onboard limits' },
    ]);
    expect((await api(`${path}?source_branch=main`)).body).toEqual([]);

    await api('/projects/models%2Flimits/repository/branches', {
      method: 'POST',
      body: JSON.stringify({ branch: 'same', ref: 'main' }),
    });
    expect(
      (await ask({ ...request, source_branch: 'same' })).body,
    ).toMatchObject({ iid: 2, state: 'merged' });
  });

  it('commits nothing outside the repository', async () => {
    const commit = (actions: object[]) =>
      api('/projects/models%2Flimits/repository/commits', {
        method: 'POST',
        body: JSON.stringify({
          branch: 'onboarding',
          commit_message: 'Try',
          actions,
        }),
      });
    const outside = [{ action: 'create', file_path: '../x', content: '' }];
    expect((await commit(outside)).status).toBe(400);
    expect((await commit([{ action: 'move', file_path: 'a' }])).status).toBe(
      400,
    );
    expect((await commit([])).status).toBe(400);
  });
});
