import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { templateEntityV1beta3Validator } from '@backstage/plugin-scaffolder-common';
import yaml from 'yaml';
import { startScaffolder } from './__testUtils__/startScaffolder';

jest.setTimeout(120_000);

const templates = resolve(__dirname, '../../../templates');
const read = (name: string) =>
  yaml.parse(readFileSync(join(templates, name, 'template.yaml'), 'utf8'));
const template = read('onboard-model');

const answers = {
  name: 'limits',
  title: 'Credit "limits"',
  type: 'regressor',
  owner: 'group:default/lending',
  purpose: 'Proposes a limit for card holders.',
  artifact: 'pkg:mlflow/limits',
  prohibitedPractices: [],
  annexIIIArea: 'none',
  safetyComponent: false,
  profilesPersons: false,
  transparency: [],
  generalPurpose: 'no',
  group: 'models',
  repository: 'limits-code',
  branch: 'trunk',
};

describe('templates/onboard-model', () => {
  it('is valid and asks about the risk as the tabular classifier does', async () => {
    await expect(templateEntityV1beta3Validator.check(template)).resolves.toBe(
      true,
    );
    const questions = (from: typeof template) => {
      const page = from.spec.parameters.find(
        ({ title }: { title: string }) => title === 'Risk',
      );
      return JSON.parse(JSON.stringify(page).replace(/made|onboarded/g, ''));
    };
    expect(questions(template)).toEqual(questions(read('tabular-classifier')));
  });

  describe('run by the scaffolder', () => {
    let scaffolder: Awaited<ReturnType<typeof startScaffolder>>;
    const files = createMockDirectory();

    beforeAll(async () => {
      // The file is not on the default branch before the merge
      scaffolder = await startScaffolder({
        template,
        merged: false,
        models: {
          'model:default/limits': 'group:default/lending',
          'model:default/taken': 'group:default/risk',
        },
      });
    });

    afterAll(() => scaffolder.forge.stop());

    it('refuses a model of others, naming its owner', async () => {
      const { forge, sources, locations, run } = scaffolder;
      const { status, log } = await run({ ...answers, name: 'taken' });
      expect(status).toBe('failed');
      expect(log).toMatch(
        /Nothing was created; .*model:default\/taken belongs to group:default\/risk/,
      );
      expect([forge.log, sources, locations]).toEqual([[], [], []]);
    });

    it('opens a merge request and sets what its pipeline needs', async () => {
      const { forge, sources, locations, run } = scaffolder;
      const { status, output, log } = await run(answers);
      expect({ status, log }).toMatchObject({ status: 'completed' });
      expect(log).not.toContain('wmk_');
      expect(forge.log).toEqual([
        'commit waymark-onboarding',
        'merge request',
        'variable WAYMARK_URL',
        'variable WAYMARK_TOKEN',
      ]);
      expect(forge.variables.WAYMARK_TOKEN).toEqual({
        value: 'wmk_1_secret',
        masked: true,
      });
      const source = `http://${forge.host}/models/limits-code`;
      expect(sources.map(({ body }) => body)).toEqual([
        {
          name: 'limits pipeline',
          eventSource: source,
          models: ['model:default/limits'],
          owner: 'group:default/lending',
        },
      ]);
      expect(locations).toEqual([`${source}/-/blob/trunk/catalog-info.yaml`]);
      expect(output.links).toEqual([
        expect.objectContaining({ url: `${source}/-/merge_requests/1` }),
      ]);
    });

    it('proposes the catalog entry, a model card and the reporting step', () => {
      const [request] = scaffolder.forge.mergeRequests;
      expect(request).toMatchObject({
        branch: 'waymark-onboarding',
        target: 'trunk',
        title: 'Bring limits onto the golden path',
        description: expect.stringContaining('extends: .waymark-report'),
      });
      expect(Object.keys(request.files).sort()).toEqual([
        'MODEL_CARD.md',
        'catalog-info.yaml',
        'ci/waymark-report.sh',
        'ci/waymark.gitlab-ci.yml',
      ]);
      expect(yaml.parse(request.files['catalog-info.yaml'])).toMatchObject({
        kind: 'Model',
        metadata: {
          name: 'limits',
          title: 'Credit "limits"',
          annotations: { 'gitlab.com/project-slug': 'models/limits-code' },
        },
        spec: {
          type: 'regressor',
          owner: 'group:default/lending',
          risk: { tier: 'minimal' },
          registry: { purl: 'pkg:mlflow/limits' },
          goldenPath: {
            template: 'template:default/onboard-model',
            version:
              template.metadata.annotations['waymark.dev/template-version'],
          },
        },
      });
      expect(request.files['MODEL_CARD.md']).toContain('# Credit "limits"');
      expect(request.files['MODEL_CARD.md']).not.toContain('${{');
    });

    it('reports the commits since the version that served, as far as the forge tells', () => {
      const [request] = scaffolder.forge.mergeRequests;
      files.setContent({
        ...request.files,
        // Asked for deployments it answers with one; what is told it keeps
        'bin/curl':
          '#!/bin/sh\ncase "$*" in *deployments*) echo "$*" > asked.txt; cat served.json;; *) cat > told.json;; esac\n',
      });
      const run = (command: string) =>
        spawnSync('sh', ['-c', command], {
          cwd: files.path,
          encoding: 'utf8',
          env: {
            PATH: process.env.PATH,
            GIT_AUTHOR_NAME: 'a',
            GIT_AUTHOR_EMAIL: 'a@b.example',
            GIT_COMMITTER_NAME: 'a',
            GIT_COMMITTER_EMAIL: 'a@b.example',
            GIT_COMMITTER_DATE: '2026-05-04T11:30:00+02:00',
          },
        }).stdout.trim();
      run(
        'chmod +x bin/curl; git init -q; for i in 1 2 3; do git commit -q --allow-empty -m $i; done',
      );
      const [third, second, first] = run('git rev-list HEAD').split('\n');
      const url = 'https://git.example.org/models/limits-code';
      const changesSince = (answer: string, sha = third) => {
        files.addContent({ 'served.json': answer });
        const { status, stderr } = spawnSync('sh', ['ci/waymark-report.sh'], {
          cwd: files.path,
          encoding: 'utf8',
          env: {
            PATH: `${files.path}/bin:${process.env.PATH}`,
            CI_COMMIT_BRANCH: 'trunk',
            CI_DEFAULT_BRANCH: 'trunk',
            CI_COMMIT_SHA: sha,
            CI_COMMIT_SHORT_SHA: sha.slice(0, 8),
            CI_COMMIT_TIMESTAMP: '2026-05-04T11:30:00+02:00',
            CI_PIPELINE_ID: '7',
            CI_PIPELINE_URL: 'https://git.example.org/p/7',
            CI_JOB_ID: '70',
            CI_PROJECT_ID: '12',
            CI_PROJECT_NAME: 'limits-code',
            CI_PROJECT_URL: url,
            CI_API_V4_URL: 'https://git.example.org/api/v4',
            CI_JOB_TOKEN: 'job-token',
            WAYMARK_URL: 'https://portal.example.com/api/waymark/events',
            WAYMARK_TOKEN: 'wmk_1_secret',
          },
        });
        expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
        const [told] = JSON.parse(
          readFileSync(join(files.path, 'told.json'), 'utf8'),
        );
        const { change, changes } = told.data.customData.waymark;
        expect(change.commit).toBe(sha);
        return changes;
      };
      const served = (sha: string) =>
        `[{"id":4,"ref":"trunk","sha":"${sha}","deployable":{"commit":{"sha":"0"}}}]`;
      const told = (commit: string) => ({
        repository: url,
        commit,
        committedAt: '2026-05-04T11:30:00+02:00',
        url: `${url}/-/commit/${commit}`,
      });
      expect(changesSince(served(first))).toEqual([told(third), told(second)]);
      expect(readFileSync(join(files.path, 'asked.txt'), 'utf8')).toContain(
        'environment=production https://git.example.org/api/v4/projects/12/deployments',
      );
      // It served before, nothing did, a version that is not this one's, an error
      expect(changesSince(served(third))).toBeUndefined();
      expect(changesSince(served(third), second)).toBeUndefined();
      expect(changesSince('[]')).toBeUndefined();
      expect(changesSince(served('a'.repeat(40)))).toBeUndefined();
      expect(changesSince('not found')).toBeUndefined();
    });

    it('reports a deployment of the default branch and its model card', () => {
      const [request] = scaffolder.forge.mergeRequests;
      files.setContent({
        ...request.files,
        'bin/curl': '#!/bin/sh\ncat > told.json\necho "$*" > asked.txt\n',
        'bin/failing/curl': '#!/bin/sh\nexit 7\n',
      });
      const report = (bin: string, environment: Record<string, string> = {}) =>
        spawnSync(
          'sh',
          ['-c', `chmod +x ${bin}/curl; sh ci/waymark-report.sh`],
          {
            cwd: files.path,
            encoding: 'utf8',
            env: {
              PATH: `${files.path}/${bin}:${process.env.PATH}`,
              CI_JOB_STATUS: 'success',
              CI_COMMIT_BRANCH: 'trunk',
              CI_DEFAULT_BRANCH: 'trunk',
              CI_COMMIT_SHA: 'abcdef0123',
              CI_COMMIT_SHORT_SHA: 'abcdef01',
              CI_COMMIT_TIMESTAMP: '2026-05-04T11:30:00+02:00',
              CI_PIPELINE_ID: '7',
              CI_PIPELINE_URL: 'https://git.example.org/p/7',
              CI_JOB_ID: '70',
              CI_PROJECT_NAME: 'limits-code',
              CI_PROJECT_URL: 'https://git.example.org/models/limits-code',
              WAYMARK_URL: 'https://portal.example.com/api/waymark/events',
              WAYMARK_TOKEN: 'wmk_1_secret',
              ...environment,
            },
          },
        );
      const other = report('bin', { CI_COMMIT_BRANCH: 'try' });
      const failed = report('bin', { CI_JOB_STATUS: 'failed' });
      expect([other.status, failed.status]).toEqual([0, 0]);
      expect(() => readFileSync(join(files.path, 'told.json'))).toThrow();

      expect(report('bin')).toMatchObject({ status: 0, stderr: '' });
      const told = JSON.parse(
        readFileSync(join(files.path, 'told.json'), 'utf8'),
      );
      expect(told).toMatchObject([
        {
          type: 'dev.cdevents.service.deployed.0.3.0',
          source: 'https://git.example.org/models/limits-code',
          data: {
            subject: {
              content: {
                environment: { id: 'production' },
                artifactId: 'pkg:mlflow/limits@abcdef01',
              },
            },
            customData: {
              waymark: {
                model: 'model:default/limits',
                modelVersion: 'abcdef01',
                executedBy: 'pipeline',
                change: {
                  commit: 'abcdef0123',
                  committedAt: '2026-05-04T11:30:00+02:00',
                },
              },
            },
          },
        },
        {
          type: 'dev.cdevents.testoutput.published.0.3.0',
          data: {
            customData: { waymark: { evidence: { kind: 'model-card' } } },
          },
        },
      ]);
      expect(readFileSync(join(files.path, 'asked.txt'), 'utf8')).toContain(
        'https://portal.example.com/api/waymark/events',
      );
      // The deployment stands, whether or not the portal heard of it
      expect(report('bin/failing')).toMatchObject({
        status: 0,
        stderr: expect.stringContaining('was not told'),
      });
    });
  });
});
