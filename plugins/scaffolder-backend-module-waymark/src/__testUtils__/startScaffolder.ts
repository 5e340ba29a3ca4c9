import { resolve } from 'node:path';
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import gitlabModule from '@backstage/plugin-scaffolder-backend-module-gitlab';
import type { TemplateEntityV1beta3 } from '@backstage/plugin-scaffolder-common';
import type { JsonObject } from '@backstage/types';
import express from 'express';
import supertest from 'supertest';
import waymarkModule from '../index';
import { TestForge } from './TestForge';

const templates = resolve(__dirname, '../../../../templates');

/** What was asked of the Waymark beside it, and by whom. */
export type AskedSource = { by: string; body: unknown };

/**
 * The real scaffolder with one template, before a forge. `sources` and
 * `locations` keep what its steps ask of Waymark and of the catalog.
 */
export async function startScaffolder(options: {
  template: TemplateEntityV1beta3;
  /** Whether the catalog finds the file at once; if not, a dry run fails */
  merged: boolean;
  /** Owners by ref, of models that the catalog has */
  models?: Record<string, string>;
  config?: JsonObject;
}) {
  const { template, merged, models = {}, config } = options;
  const { name } = template.metadata;
  const forge = await TestForge.start();
  const sources: AskedSource[] = [];
  const locations: string[] = [];
  const { server } = await startTestBackend({
    features: [
      scaffolderPlugin,
      gitlabModule,
      waymarkModule,
      waymarkThatMakesSources(sources, models),
      catalogServiceMock.mock({
        getEntityByRef: async () => ({
          ...template,
          metadata: {
            ...template.metadata,
            annotations: {
              'backstage.io/source-location': `file:${templates}/${name}/template.yaml`,
            },
          },
        }),
        addLocation: async ({ target, dryRun }) => {
          if (dryRun && !merged) throw new Error('404');
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
          ...config,
          backend: { baseUrl: 'https://portal.example.com' },
          integrations: { gitlab: [forge.integration] },
        },
      }),
    ],
  });

  /** Runs the template to its end; the forge's address comes with the values. */
  async function run(values: JsonObject) {
    const forgeUrl = `http://${forge.host}`;
    const created = await supertest(server)
      .post('/api/scaffolder/v2/tasks')
      .send({
        templateRef: `template:default/${name}`,
        values: { ...values, forgeHost: forge.host, forgeUrl },
      })
      .expect(201);
    const path = `/api/scaffolder/v2/tasks/${created.body.id}`;
    for (;;) {
      const { status } = (await supertest(server).get(path)).body;
      if (status === 'completed' || status === 'failed') {
        const { body: events } = await supertest(server).get(`${path}/events`);
        const messages = events.map(
          (event: { body: { message: string } }) => event.body.message,
        );
        const { output } = events[events.length - 1].body;
        return { status, output, log: messages.join('\n') };
      }
      await new Promise(done => setTimeout(done, 50));
    }
  }

  return { forge, sources, locations, run };
}

function waymarkThatMakesSources(
  sources: AskedSource[],
  models: Record<string, string>,
) {
  return createBackendPlugin({
    pluginId: 'waymark',
    register({ registerInit }) {
      registerInit({
        deps: { http: coreServices.httpRouter, auth: coreServices.httpAuth },
        async init({ http, auth }) {
          const router = express.Router();
          router.use(express.json());
          router.get('/models/:kind/:namespace/:name', (req, res) => {
            const { kind, namespace, name } = req.params;
            const ref = `${kind}:${namespace}/${name}`;
            const owner = models[ref];
            if (owner) res.json({ ref, owner, inCatalog: true });
            else res.status(404).json({ error: { name: 'NotFoundError' } });
          });
          router.post('/sources/check', (req, res) => {
            const owner = models[req.body.models[0]];
            if (owner && owner !== req.body.owner) {
              const message = `${req.body.models[0]} belongs to ${owner}`;
              res
                .status(403)
                .json({ error: { name: 'NotAllowedError', message } });
            } else res.status(204).end();
          });
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
