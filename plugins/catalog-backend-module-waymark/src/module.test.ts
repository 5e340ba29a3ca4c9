import { resolve } from 'node:path';
import type { Entity } from '@backstage/catalog-model';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import catalogModuleLogs from '@backstage/plugin-catalog-backend-module-logs';
import { catalogModuleWaymark } from './module';

async function startCatalog(): Promise<{
  backend: TestBackend;
  logger: ReturnType<typeof mockServices.logger.mock>;
}> {
  const logger = mockServices.logger.mock();
  logger.child.mockReturnValue(logger);
  const backend = await startTestBackend({
    features: [
      catalogPlugin,
      catalogModuleLogs,
      catalogModuleWaymark,
      logger.factory,
      mockServices.rootConfig.factory({
        data: {
          catalog: {
            rules: [
              {
                allow: [
                  'Model',
                  'Dataset',
                  'Group',
                  'System',
                  'Component',
                  'API',
                  'Location',
                ],
              },
            ],
            locations: [
              {
                type: 'file',
                target: resolve(__dirname, '__fixtures__/catalog.yaml'),
              },
            ],
          },
        },
      }),
    ],
  });
  return { backend, logger };
}

async function fetchEntities(backend: TestBackend): Promise<Entity[]> {
  const response = await fetch(
    `http://localhost:${backend.server.port()}/api/catalog/entities`,
    { headers: { authorization: mockCredentials.user.header() } },
  );
  return response.json();
}

function relationsOf(entities: Entity[], kind: string, name: string) {
  const entity = entities.find(
    e => e.kind === kind && e.metadata.name === name,
  );
  return entity?.relations?.map(r => `${r.type} ${r.targetRef}`).sort();
}

describe('catalogModuleWaymark', () => {
  it('holds models and data sets, relates them both ways and names what is wrong with a bad one', async () => {
    const { backend, logger } = await startCatalog();
    try {
      let entities: Entity[] = [];
      const until = Date.now() + 40_000;
      const complete = () =>
        relationsOf(entities, 'API', 'credit-scoring')?.length &&
        relationsOf(entities, 'Model', 'credit-risk')?.length === 7 &&
        relationsOf(entities, 'Dataset', 'loan-book')?.length === 4;
      while (!complete() && Date.now() < until) {
        await new Promise(done => setTimeout(done, 250));
        entities = await fetchEntities(backend);
      }

      expect(relationsOf(entities, 'Model', 'credit-risk')).toEqual([
        'derivedFrom model:default/credit-base',
        'evaluatedOn dataset:default/loan-holdout',
        'ownedBy group:default/credit-analytics',
        'partOf system:default/lending',
        'servedBy api:default/credit-scoring',
        'servedBy component:default/credit-decisions',
        'trainedOn dataset:default/loan-book',
      ]);
      expect(relationsOf(entities, 'Dataset', 'loan-book')).toEqual([
        'baseOf dataset:default/loan-holdout',
        'ownedBy group:default/credit-analytics',
        'partOf system:default/lending',
        'usedToTrain model:default/credit-risk',
      ]);
      expect(relationsOf(entities, 'Dataset', 'loan-holdout')).toEqual([
        'derivedFrom dataset:default/loan-book',
        'ownedBy group:default/credit-analytics',
        'usedToEvaluate model:default/credit-risk',
      ]);
      expect(relationsOf(entities, 'Model', 'credit-base')).toContain(
        'baseOf model:default/credit-risk',
      );
      expect(relationsOf(entities, 'API', 'credit-scoring')).toContain(
        'serves model:default/credit-risk',
      );
      expect(relationsOf(entities, 'Component', 'credit-decisions')).toContain(
        'serves model:default/credit-risk',
      );
      expect(relationsOf(entities, 'Group', 'credit-analytics')).toEqual(
        expect.arrayContaining([
          'ownerOf model:default/credit-risk',
          'ownerOf dataset:default/loan-book',
        ]),
      );
      expect(relationsOf(entities, 'System', 'lending')).toEqual(
        expect.arrayContaining([
          'hasPart model:default/credit-risk',
          'hasPart dataset:default/loan-book',
        ]),
      );

      expect(relationsOf(entities, 'Model', 'careless')).toBeUndefined();
      const warnings = logger.warn.mock.calls.map(([message]) => message);
      expect(warnings.join('\n')).toContain(
        'spec.risk.tier must be one of minimal, limited, high, prohibited',
      );
    } finally {
      await backend.stop();
    }
  }, 60_000);
});
