import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { mockCredentials } from '@backstage/backend-test-utils';
import { templateEntityV1beta3Validator } from '@backstage/plugin-scaffolder-common';
import yaml from 'yaml';
import { defaultRiskRules } from './risk/defaultRiskRules';
import { startScaffolder } from './__testUtils__/startScaffolder';

const folder = resolve(__dirname, '../../../templates/tabular-classifier');
const template = yaml.parse(
  readFileSync(join(folder, 'template.yaml'), 'utf8'),
);
const questions = template.spec.parameters[1].properties;

const answers = {
  name: 'credit-risk',
  title: "Credit's risk",
  owner: 'group:default/risk',
  purpose: 'Scores consumer loans for case workers.',
  prohibitedPractices: [],
  annexIIIArea: 'credit',
  safetyComponent: false,
  profilesPersons: true,
  transparency: [],
  generalPurpose: 'no',
  group: 'models',
  runtimeUrl: 'http://localhost:3999/runtime',
};

describe('templates/tabular-classifier', () => {
  it('is a valid template that asks about every rule', async () => {
    await expect(templateEntityV1beta3Validator.check(template)).resolves.toBe(
      true,
    );
    const ids = (rules: { id: string }[]) => rules.map(rule => rule.id);
    expect(questions.prohibitedPractices.items.enum).toEqual(
      ids(defaultRiskRules.prohibitedPractices),
    );
    expect([...questions.annexIIIArea.enum].sort()).toEqual(
      ['none', ...ids(defaultRiskRules.annexIIIAreas)].sort(),
    );
    expect(questions.transparency.items.enum).toEqual(
      ids(defaultRiskRules.transparency),
    );
    for (const question of [
      questions.prohibitedPractices.items,
      questions.annexIIIArea,
      questions.transparency.items,
      questions.generalPurpose,
    ]) {
      expect(question.enumNames).toHaveLength(question.enum.length);
    }
  });

  describe('run by the scaffolder', () => {
    let scaffolder: Awaited<ReturnType<typeof startScaffolder>>;

    beforeAll(async () => {
      scaffolder = await startScaffolder({
        template,
        merged: true,
        models: { 'model:default/taken': 'group:default/lending' },
        config: { scaffolder: { defaultAuthor: { name: 'Portal' } } },
      });
    });

    afterAll(() => scaffolder.forge.stop());

    it('stops at a prohibited practice before it makes anything', async () => {
      const { forge, sources, locations, run } = scaffolder;
      const { status, log } = await run({
        ...answers,
        prohibitedPractices: ['social-scoring'],
      });
      expect(status).toBe('failed');
      expect(log).toContain(
        'This model may not be built, and nothing was created. Prohibited: it scores people by their social behaviour to their detriment (Art. 5(1)(c)).',
      );
      expect([forge.log, sources, locations]).toEqual([[], [], []]);
    });

    it.each(['group:default/risk', 'group:default/lending'])(
      'refuses the name of a model there is, naming its owner, for %s',
      async owner => {
        const { forge, sources, locations, run } = scaffolder;
        const values = { ...answers, name: 'taken', owner };
        const { status, log } = await run(values);
        expect(status).toBe('failed');
        expect(log).toContain(
          'There is a model model:default/taken already, which belongs to group:default/lending. Nothing was created',
        );
        expect([forge.log, sources, locations]).toEqual([[], [], []]);
      },
    );

    it('makes a project whose CI variables are there before the push', async () => {
      const { forge, sources, locations, run } = scaffolder;
      const { status, output, log } = await run(answers);
      expect(log).not.toContain('wmk_');
      expect({ status, log }).toMatchObject({ status: 'completed' });
      expect(forge.log).toEqual([
        'project credit-risk',
        'variable WAYMARK_URL',
        'variable WAYMARK_TOKEN',
        'variable WAYMARK_MODEL',
        'push',
      ]);
      expect(forge.variables).toEqual({
        WAYMARK_URL: {
          value: 'https://portal.example.com/api/waymark/events',
          masked: false,
        },
        WAYMARK_TOKEN: { value: 'wmk_1_secret', masked: true },
        WAYMARK_MODEL: { value: 'model:default/credit-risk', masked: false },
      });
      const source = `http://${forge.host}/models/credit-risk`;
      expect(sources).toEqual([
        {
          by: mockCredentials.user().principal.userEntityRef,
          body: {
            name: 'credit-risk pipeline',
            eventSource: source,
            models: ['model:default/credit-risk'],
            owner: 'group:default/risk',
          },
        },
      ]);
      expect(locations).toContain(`${source}/-/blob/main/catalog-info.yaml`);
      expect(output.links).toEqual([
        expect.objectContaining({ entityRef: 'model:default/credit-risk' }),
        expect.objectContaining({
          entityRef: 'dataset:default/credit-risk-data',
        }),
        expect.objectContaining({ url: source }),
        expect.objectContaining({ url: `${source}/-/pipelines` }),
      ]);
    });

    it('writes down the tier with who asked, and where events come from', () => {
      const { forge } = scaffolder;
      const file = forge.git(
        'models/credit-risk',
        ...['show', 'main:catalog-info.yaml'],
      );
      const [model] = yaml.parseAllDocuments(file).map(each => each.toJSON());
      expect(model).toMatchObject({
        apiVersion: 'waymark.dev/v1alpha1',
        kind: 'Model',
        metadata: {
          name: 'credit-risk',
          title: "Credit's risk",
          annotations: {
            'gitlab.com/project-slug': 'models/credit-risk',
            'gitlab.com/instance': forge.host,
            'waymark.dev/deployments-from': `http://${forge.host}/models/credit-risk`,
          },
        },
        spec: {
          type: 'classifier',
          owner: 'group:default/risk',
          purpose: answers.purpose,
          risk: {
            tier: 'high',
            rationale: expect.stringContaining('Annex III 5(b)'),
            setBy: mockCredentials.user().principal.userEntityRef,
            answers: { annexIIIArea: 'credit', profilesPersons: true },
          },
          goldenPath: {
            template: 'template:default/tabular-classifier',
            version:
              template.metadata.annotations['waymark.dev/template-version'],
          },
        },
      });
      expect(model.spec).not.toHaveProperty('system');
      expect(forge.git('models/credit-risk', 'log', '--format=%an %s')).toBe(
        'Portal Start from the Tabular classifier template',
      );
    });
  });
});
