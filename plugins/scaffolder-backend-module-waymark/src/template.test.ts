import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import gitlabModule from '@backstage/plugin-scaffolder-backend-module-gitlab';
import { templateEntityV1beta3Validator } from '@backstage/plugin-scaffolder-common';
import express from 'express';
import supertest from 'supertest';
import yaml from 'yaml';
import waymarkModule from './index';
import { defaultRiskRules } from './risk/defaultRiskRules';
import { TestForge } from './__testUtils__/TestForge';

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
    let forge: TestForge;
    let server: Awaited<ReturnType<typeof startTestBackend>>['server'];
    const sources: { by: string; body: unknown }[] = [];
    const locations: string[] = [];

    beforeAll(async () => {
      forge = await TestForge.start();
      const backend = await startTestBackend({
        features: [
          scaffolderPlugin,
          gitlabModule,
          waymarkModule,
          waymarkThatMakesSources(sources),
          catalogServiceMock.mock({
            getEntityByRef: async () => ({
              ...template,
              metadata: {
                ...template.metadata,
                annotations: {
                  'backstage.io/source-location': `file:${folder}/template.yaml`,
                },
              },
            }),
            addLocation: async ({ target }) => {
              locations.push(target);
              const entityRef = 'location:default/generated-1';
              return {
                location: { id: '1', type: 'url', target, entityRef },
                entities: [],
              };
            },
          }).factory,
          mockServices.rootConfig.factory({
            data: {
              backend: { baseUrl: 'https://portal.example.com' },
              integrations: { gitlab: [forge.integration] },
              scaffolder: { defaultAuthor: { name: 'Portal' } },
            },
          }),
        ],
      });
      server = backend.server;
    });

    afterAll(() => forge.stop());

    async function run(values: object) {
      const created = await supertest(server)
        .post('/api/scaffolder/v2/tasks')
        .send({
          templateRef: 'template:default/tabular-classifier',
          values: {
            ...values,
            forgeHost: forge.host,
            forgeUrl: `http://${forge.host}`,
          },
        })
        .expect(201);
      const path = `/api/scaffolder/v2/tasks/${created.body.id}`;
      for (;;) {
        const { body } = await supertest(server).get(path);
        if (body.status === 'completed' || body.status === 'failed') {
          const events = await supertest(server).get(`${path}/events`);
          const messages = events.body.map(
            (event: { body: { message: string } }) => event.body.message,
          );
          return { task: body, events: events.body, log: messages.join('\n') };
        }
        await new Promise(done => setTimeout(done, 50));
      }
    }

    it('stops at a prohibited practice before it makes anything', async () => {
      const { task, log } = await run({
        ...answers,
        prohibitedPractices: ['social-scoring'],
      });
      expect(task.status).toBe('failed');
      expect(log).toContain(
        'This model may not be built, and nothing was created. Prohibited: it scores people by their social behaviour to their detriment (Art. 5(1)(c)).',
      );
      expect([forge.log, sources, locations]).toEqual([[], [], []]);
    });

    it('makes a project whose CI variables are there before the push', async () => {
      const { task, events, log } = await run(answers);
      expect(log).not.toContain('wmk_');
      expect(task.status).toBe('completed');
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
          },
        },
      ]);
      expect(locations).toContain(`${source}/-/blob/main/catalog-info.yaml`);
      const { output } = events[events.length - 1].body;
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

function waymarkThatMakesSources(sources: { by: string; body: unknown }[]) {
  return createBackendPlugin({
    pluginId: 'waymark',
    register({ registerInit }) {
      registerInit({
        deps: { http: coreServices.httpRouter, auth: coreServices.httpAuth },
        async init({ http, auth }) {
          const router = express.Router();
          router.use(express.json());
          router.post('/sources', async (req, res) => {
            const user = await auth.credentials(req, { allow: ['user'] });
            sources.push({ by: user.principal.userEntityRef, body: req.body });
            res
              .status(201)
              .json({ ...req.body, id: '1', token: 'wmk_1_secret' });
          });
          http.use(router);
        },
      });
    },
  });
}
