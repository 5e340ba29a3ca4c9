import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { TestForge } from '../__testUtils__/TestForge';
import { seedProjects } from './seedProjects';

jest.setTimeout(60_000);

describe('seedProjects', () => {
  const forge = new TestForge();
  const folder = mkdtempSync(join(tmpdir(), 'projects-'));

  beforeAll(async () => {
    await forge.start();
    mkdirSync(join(folder, 'limits', 'src'), { recursive: true });
    writeFileSync(join(folder, 'limits', 'README.md'), 'Limits\n');
    writeFileSync(join(folder, 'limits', 'src', 'score.py'), 'pass\n');
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await forge.remove();
  });

  const seed = (from = folder) =>
    seedProjects({
      folder: from,
      forgeUrl: forge.url,
      token: forge.token,
      log: message => forge.logged.push(message),
    });
  const get = async (path: string) =>
    (await forge.call('GET', `/api/v4/projects/models%2Flimits${path}`)).body;
  const commits = async () =>
    (await get('/repository/commits')).map((each: any) => each.title);

  it('makes a project with its files and starts no pipeline', async () => {
    await seed();
    const files = await get('/repository/tree?recursive=true');
    expect(
      files
        .filter(({ type }: any) => type === 'blob')
        .map(({ path }: any) => path),
    ).toEqual(['README.md', 'src/score.py']);
    expect(await commits()).toEqual(['Add what there is [skip ci]']);
    expect(await get('/pipelines')).toEqual([]);
  });

  it('leaves what people made of it', async () => {
    const deleted = await forge.call(
      'POST',
      '/api/v4/projects/models%2Flimits/repository/commits',
      {
        branch: 'main',
        commit_message: 'Go [skip ci]',
        actions: [{ action: 'delete', file_path: 'src/score.py' }],
      },
    );
    expect(deleted.status).toBe(201);
    await seed();
    expect(await get('/repository/tree')).toMatchObject([
      { path: 'README.md' },
    ]);
    expect(await commits()).toEqual([
      'Go [skip ci]',
      'Add what there is [skip ci]',
    ]);
  });

  it('commits to a project that was left without a commit', async () => {
    mkdirSync(join(folder, 'halves'));
    writeFileSync(join(folder, 'halves', 'README.md'), 'Halves\n');
    await forge.call('POST', '/api/v4/projects', { name: 'halves' });
    await seed();
    const { body } = await forge.call(
      'GET',
      '/api/v4/projects/models%2Fhalves/repository/commits',
    );
    expect(body).toHaveLength(1);
  });

  it('finds a pipeline in the demonstration’s project that tests and deploys', async () => {
    await seed(resolve(__dirname, '../../../../examples/repositories'));
    const project = '/api/v4/projects/models%2Fcollections-score';
    await forge.call('POST', `${project}/repository/commits`, {
      branch: 'main',
      commit_message: 'Go',
      actions: [{ action: 'create', file_path: 'notes.md', content: 'Notes' }],
    });
    const status = async () =>
      (await forge.call('GET', `${project}/pipelines`)).body[0]?.status;
    while (!['success', 'failed'].includes(await status())) {
      await new Promise(done => setTimeout(done, 200));
    }
    expect(await status()).toBe('success');
    const response = await fetch(
      `${forge.url}/runtime/collections-score/production/predict`,
      {
        method: 'POST',
        body: JSON.stringify({
          instances: [{ amount_due: 200, days_overdue: 30, calls_answered: 1 }],
        }),
      },
    );
    expect(await response.json()).toMatchObject({
      predictions: [{ amount: 44 }],
    });
  });
});
