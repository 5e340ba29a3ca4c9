import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigReader } from '@backstage/config';
import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import { mockServices } from '@backstage/backend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import {
  createGitlabProjectVariableAction,
  createPublishGitlabAction,
  createTriggerGitlabPipelineAction,
} from '@backstage/plugin-scaffolder-backend-module-gitlab';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { TestForge } from '../__testUtils__/TestForge';

jest.setTimeout(60_000);

describe('the API', () => {
  const forge = new TestForge();
  let workspace: string;

  beforeAll(async () => {
    await forge.start();
    workspace = mkdtempSync(join(tmpdir(), 'workspace-'));
  });

  afterAll(async () => {
    rmSync(workspace, { recursive: true });
    await forge.remove();
  });

  /** Sends a path as it is: fetch would resolve its dots. */
  function rawGet(path: string): Promise<number> {
    return new Promise((resolve, reject) => {
      request(
        {
          host: '127.0.0.1',
          port: forge.port,
          path,
          headers: { 'PRIVATE-TOKEN': forge.token },
        },
        res => {
          res.resume();
          resolve(res.statusCode!);
        },
      )
        .once('error', reject)
        .end();
    });
  }

  it('serves the unmodified GitLab actions and URL reader of a portal', async () => {
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
      backend: { reading: { allow: [{ host: `localhost:${forge.port}` }] } },
    });
    const integrations = ScmIntegrations.fromConfig(config);
    const run = async (action: any, input: object) => {
      const context = createMockActionContext({
        input,
        workspacePath: workspace,
      });
      await action.handler(context);
      const { calls } = jest.mocked(context.output).mock;
      return Object.fromEntries(calls) as Record<string, any>;
    };
    mkdirSync(join(workspace, 'docs'));
    writeFileSync(join(workspace, 'catalog-info.yaml'), 'kind: Model\n');
    writeFileSync(join(workspace, 'docs', 'index.md'), '# Card\n');
    writeFileSync(
      join(workspace, '.gitlab-ci.yml'),
      'say: { script: [echo "$WORD $KEPT"] }\n',
    );
    const repoUrl = `localhost:${forge.port}?owner=risk-team&repo=credit`;

    const published = await run(
      createPublishGitlabAction({ integrations, config }),
      {
        repoUrl,
        defaultBranch: 'main',
        setUserAsOwner: true,
        branches: [{ name: 'main', protect: true }],
        projectVariables: [{ key: 'KEPT', value: 'first' }],
      },
    );
    expect(published).toMatchObject({
      remoteUrl: `${forge.url}/risk-team/credit`,
      repoContentsUrl: `${forge.url}/risk-team/credit/-/blob/main`,
      commitHash: expect.stringMatching(/^[0-9a-f]{40}$/),
    });
    await expect(
      run(createPublishGitlabAction({ integrations, config }), { repoUrl }),
    ).rejects.toThrow();

    await run(createGitlabProjectVariableAction({ integrations }), {
      repoUrl,
      projectId: 'risk-team/credit',
      key: 'OTHER',
      value: 'second',
      variableType: 'env_var',
    });
    const { body: variables } = await forge.call(
      'GET',
      '/api/v4/projects/risk-team%2Fcredit/variables',
    );
    expect(variables.map((v: any) => v.key)).toEqual(['KEPT', 'OTHER']);

    const { pipelineUrl } = await run(
      createTriggerGitlabPipelineAction({ integrations }),
      {
        repoUrl,
        projectId: published.projectId,
        tokenDescription: 'test',
        branch: 'main',
        variables: { WORD: 'triggered' },
      },
    );
    const id = Number(pipelineUrl.split('/').pop());
    const { say } = await forge.until(async () => {
      const jobs = await forge.jobs(published.projectId, id);
      return jobs.say?.status === 'success' ? jobs : undefined;
    });
    expect(await forge.trace(published.projectId, say.id)).toContain(
      'triggered first',
    );
    const page = await fetch(pipelineUrl);
    expect(await page.text()).toMatch(/Pipeline #\d+: success/);

    const reader = UrlReaders.default({
      config,
      logger: mockServices.logger.mock(),
    });
    const fileUrl = `${published.repoContentsUrl}/catalog-info.yaml`;
    const file = await reader.readUrl(fileUrl);
    expect((await file.buffer()).toString()).toBe('kind: Model\n');
    await expect(
      reader.readUrl(fileUrl, { etag: file.etag }),
    ).rejects.toMatchObject({ name: 'NotModifiedError' });
    const tree = await reader.readTree(
      `${forge.url}/risk-team/credit/-/tree/main/docs`,
    );
    expect((await tree.files()).map(f => f.path)).toEqual(['index.md']);
    await expect(
      reader.readUrl(`${published.repoContentsUrl}/none.yaml`),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  });

  it('asks for the token wherever something is changed or secret', async () => {
    const status = async (path: string, init?: RequestInit) =>
      (await fetch(`${forge.url}${path}`, init)).status;
    const basic = Buffer.from(`oauth2:${forge.token}`).toString('base64');

    expect(await status('/api/v4/projects')).toBe(401);
    expect(
      await status('/api/v4/projects', { headers: { 'PRIVATE-TOKEN': 'no' } }),
    ).toBe(401);
    for (const authorization of [`Bearer ${forge.token}`, `Basic ${basic}`]) {
      expect(
        await status('/api/v4/projects', { headers: { authorization } }),
      ).toBe(200);
    }
    expect(await status('/runtime/api/services/a/environments/b')).toBe(401);
    const push = await fetch(
      `${forge.url}/risk-team/credit.git/info/refs?service=git-receive-pack`,
    );
    expect(push.status).toBe(401);
    expect(push.headers.get('www-authenticate')).toMatch(/^Basic/);
    expect(
      await status('/risk-team/credit.git/git-receive-pack', {
        method: 'POST',
      }),
    ).toBe(401);
    // Reading is open.
    expect(
      await status('/risk-team/credit.git/info/refs?service=git-upload-pack'),
    ).toBe(200);
    expect(await status('/risk-team/credit')).toBe(200);
  });

  it('names the endpoint it lacks', async () => {
    const { status, body } = await forge.call(
      'POST',
      '/api/v4/projects/1/issues',
      {},
    );
    expect(status).toBe(404);
    expect(body.message).toContain('POST /api/v4/projects/1/issues');
  });

  it('keeps hooks without giving their token out, and shows commits', async () => {
    const project = await forge.createProject('notes');
    const hooks = `/api/v4/projects/${project}/hooks`;
    const made = await forge.call('POST', hooks, {
      url: 'http://127.0.0.1:9/hook',
      token: 'hush',
    });
    expect(made).toMatchObject({ status: 201, body: { push_events: true } });
    await forge.call('PUT', `${hooks}/${made.body.id}`, {
      url: 'http://127.0.0.1:9/other',
      push_events: false,
    });
    const listed = await forge.call('GET', hooks);
    expect(listed.body).toMatchObject([
      { url: 'http://127.0.0.1:9/other', push_events: false },
    ]);
    expect(JSON.stringify(listed.body)).not.toContain('hush');
    expect(
      (await forge.call('POST', hooks, { url: 'file:///etc/passwd' })).status,
    ).toBe(400);
    await forge.call('DELETE', `${hooks}/${made.body.id}`);
    expect((await forge.call('GET', hooks)).body).toEqual([]);

    const first = await forge.push('notes', { 'a.txt': '<b>one</b>\n' });
    const second = await forge.push(
      'notes',
      { 'a.txt': 'two\n', 'd/b.txt': 'b' },
      { message: 'Say <two>' },
    );
    const repository = `/api/v4/projects/${project}/repository`;
    const { body: commits } = await forge.call('GET', `${repository}/commits`);
    expect(commits.map((c: any) => [c.id, c.title])).toEqual([
      [second, 'Say <two>'],
      [first, 'Change something'],
    ]);
    const { body: compared } = await forge.call(
      'GET',
      `${repository}/compare?from=${first}&to=${second}`,
    );
    expect(compared.commits.map((c: any) => c.id)).toEqual([second]);
    expect(compared.diffs.map((d: any) => [d.new_path, d.new_file])).toEqual([
      ['a.txt', false],
      ['d/b.txt', true],
    ]);
    const page = async (path: string) =>
      (await fetch(`${forge.url}/models/notes${path}`)).text();
    expect(await page('')).toContain('Say &lt;two&gt;');
    expect(await page(`/-/commit/${second}`)).toContain('+two');
    expect(await page(`/-/tree/main/d`)).toContain('b.txt');
    expect(await page(`/-/blob/${first}/a.txt`)).toContain('&lt;b&gt;one');
  });

  it('does not leave its repositories and folders', async () => {
    await forge.createProject('walled');
    await forge.push('walled', { 'a.txt': 'a' });
    const files = '/api/v4/projects/models%2Fwalled/repository/files';
    const attempts = [
      `${files}/..%2f..%2fproject.json/raw?ref=main`,
      `${files}/a.txt/raw?ref=--output=/tmp/x`,
      `${files}/a.txt/raw?ref=main..main`,
      '/api/v4/projects/models%2F..%2F..%2Fcounters.json',
      '/api/v4/namespaces/..',
      '/api/v4/namespaces/api',
      '/models/../../etc/passwd.git/info/refs?service=git-upload-pack',
      '/models/walled.git/objects/info/packs',
      '/models/walled/-/blob/main/..%2f..%2fproject.json',
      '/runtime/..%2f..%2fstate/production/x',
      '/runtime/api/services/..%2fx/environments/production',
    ];
    for (const path of attempts) {
      const status = await rawGet(path);
      expect(`${path} ${status}`).toMatch(/ (400|404)$/);
    }
    for (const name of ['../x', '.git', 'a/b', 'x.git', '-x', 'api']) {
      const { status } = await forge.call('POST', '/api/v4/projects', { name });
      expect([name, status]).toEqual([name, 400]);
    }
  });
});
