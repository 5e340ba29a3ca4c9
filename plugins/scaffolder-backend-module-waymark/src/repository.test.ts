import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import yaml from 'yaml';
import { fetchStep, renderRepository } from './__testUtils__/renderRepository';

const purpose =
  'Scores "consumer" loans: for case workers\' use,\n- never # alone';
const source = 'https://git.example.org/models/credit-risk';
const values = {
  name: 'credit-risk',
  title: 'Credit: the "risk"',
  owner: 'group:default/risk',
  system: 'system:default/lending',
  purpose,
  risk: {
    tier: 'high',
    rationale: 'High: it judges the creditworthiness of people.',
    setBy: 'user:development/guest',
    setAt: '2026-03-01T09:00:00.000Z',
    gpai: 'no',
    answers: { annexIIIArea: 'credit', safetyComponent: false },
  },
  forgeHost: 'git.example.org',
  projectSlug: 'models/credit-risk',
  eventSource: source,
  runtimeUrl: 'https://runtime.example.org',
  templateVersion: '1.0.0',
};

describe('the repository of templates/tabular-classifier', () => {
  const workspace = createMockDirectory();
  const read = (name: string) =>
    readFileSync(join(workspace.path, name), 'utf8');

  beforeAll(() => renderRepository(workspace.path, values));

  it('describes model and data set as the form did, whatever was typed', () => {
    expect(Object.keys(values).sort()).toEqual(
      Object.keys(fetchStep.input.values).sort(),
    );
    const [model, dataset] = yaml
      .parseAllDocuments(read('catalog-info.yaml'))
      .map(document => {
        expect(document.errors).toEqual([]);
        return document.toJSON();
      });
    expect(model.metadata.title).toBe(values.title);
    expect(model.spec).toMatchObject({
      purpose,
      system: 'system:default/lending',
      risk: values.risk,
    });
    expect(model.metadata.annotations).toMatchObject({
      'waymark.dev/deployments-from': source,
      'waymark.dev/endpoint':
        'https://runtime.example.org/credit-risk/{environment}',
    });
    expect(model.spec.trainedOn).toEqual([
      `dataset:default/${dataset.metadata.name}`,
    ]);
    expect(JSON.parse(read('waymark.json'))).toMatchObject({ source, purpose });
    expect(read('README.md')).not.toMatch(/\$\{\{|undefined/);
  });

  it('runs nothing but the rollback when one is asked for', () => {
    const {
      stages,
      variables,
      default: _,
      ...jobs
    } = yaml.parse(read('.gitlab-ci.yml'));
    expect(variables.GIT_DEPTH).toBe('0');
    expect(stages).toEqual([
      ...['validate', 'train', 'evaluate', 'package'],
      ...['staging', 'smoke', 'gate', 'production', 'rollback'],
    ]);
    for (const [name, job] of Object.entries<any>(jobs)) {
      const [first] = (job.extends ? jobs[job.extends] : job).rules;
      expect([name, first]).toEqual([
        name,
        name === 'rollback'
          ? { if: '$WAYMARK_ACTION == "rollback"' }
          : { if: '$WAYMARK_ACTION == "rollback"', when: 'never' },
      ]);
    }
  });

  it('passes its own tests', () => {
    const tests = ['-m', 'unittest', 'discover', '--start-directory', 'tests'];
    const { status, stderr } = spawnSync('python3', tests, {
      cwd: workspace.path,
      encoding: 'utf8',
    });
    expect(`${status} ${stderr}`).toMatch(/^0 [^]*\nOK\n$/);
  });
});
