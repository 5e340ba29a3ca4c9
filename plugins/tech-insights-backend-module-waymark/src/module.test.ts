import {
  techInsightsFactRetrieversExtensionPoint,
  type FactRetriever,
} from '@backstage-community/plugin-tech-insights-node';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import waymark from 'backstage-plugin-waymark-backend';
import techInsightsModuleWaymark from './index';

jest.setTimeout(60_000);

const HOUR = 3_600_000;
const COMMITTED = new Date(Date.now() - 26 * HOUR).toISOString();
const DEPLOYED = new Date(Date.now() - 24 * HOUR).toISOString();

function model(name: string, tier?: string): Entity {
  return {
    apiVersion: 'waymark.dev/v1alpha1',
    kind: 'Model',
    metadata: { name, namespace: 'default' },
    spec: {
      type: 'classifier',
      lifecycle: 'production',
      owner: 'group:default/credit-analytics',
      purpose: 'Proposes a limit',
      ...(tier && { risk: { tier } }),
    },
  };
}

function deployment(name: string) {
  const context = {
    specversion: '0.5.1',
    id: `deploy-${name}`,
    source: '/pipelines',
    type: 'dev.cdevents.service.deployed.0.3.0',
    timestamp: DEPLOYED,
  };
  return {
    specversion: '1.0',
    id: context.id,
    source: context.source,
    type: context.type,
    time: DEPLOYED,
    subject: name,
    datacontenttype: 'application/json',
    data: {
      context,
      subject: {
        id: name,
        content: {
          environment: { id: 'production' },
          artifactId: `pkg:generic/${name}@1`,
        },
      },
      customData: {
        waymark: {
          model: `model:default/${name}`,
          change: { repository: 'r', commit: 'c', committedAt: COMMITTED },
        },
      },
    },
  };
}

/** Tech Insights' door, the module, and a real Waymark to ask. */
async function start(entities: Entity[]) {
  const retrievers: FactRetriever[] = [];
  const backend = await startTestBackend({
    features: [
      waymark,
      techInsightsModuleWaymark,
      catalogServiceMock.factory({ entities }),
    ],
    extensionPoints: [
      [
        techInsightsFactRetrieversExtensionPoint,
        {
          addFactRetrievers: added => {
            retrievers.push(...Object.values(added));
          },
        },
      ],
    ],
  });
  const url = `http://localhost:${backend.server.port()}/api/waymark`;
  const asked: string[] = [];
  const [retriever] = retrievers;
  return {
    retriever,
    asked,
    stop: () => backend.stop(),
    send: async (...events: object[]) => {
      const { status } = await fetch(`${url}/events`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/cloudevents-batch+json',
          Authorization: mockCredentials.service.header(),
        },
        body: JSON.stringify(events),
      });
      expect(status).toBe(202);
    },
    retrieve: () =>
      retriever.handler({
        config: mockServices.rootConfig(),
        logger: mockServices.logger.mock(),
        auth: mockServices.auth({ pluginId: 'tech-insights' }),
        urlReader: mockServices.urlReader.mock(),
        discovery: {
          getBaseUrl: async () => {
            asked.push(url);
            return url;
          },
          getExternalBaseUrl: async () => url,
        },
      }),
  };
}

describe('techInsightsModuleWaymark', () => {
  let backend: Awaited<ReturnType<typeof start>>;
  afterEach(() => backend.stop());

  it('tells the facts its schema names, and null where there is none', async () => {
    backend = await start([model('credit-risk', 'high'), model('quiet')]);
    await backend.send(deployment('credit-risk'), deployment('shadow'));
    const { retriever, retrieve } = backend;
    expect(retriever).toMatchObject({
      id: 'waymarkModelFactRetriever',
      entityFilter: [{ kind: 'model' }],
    });

    let facts = await retrieve();
    const end = Date.now() + 10_000;
    while (facts[0].facts.changeLeadTime === null && Date.now() < end) {
      await new Promise(resolve => setTimeout(resolve, 100));
      facts = await retrieve();
    }
    expect(facts.map(({ entity }) => entity.name)).toEqual([
      'credit-risk',
      'quiet',
    ]);
    const [risky, quiet] = facts.map(each => each.facts);
    expect(risky).toEqual({
      riskTier: 'high',
      level: expect.any(Number),
      targetLevel: expect.any(Number),
      deploymentFrequency: 1 / 90,
      changeLeadTime: Date.parse(DEPLOYED) - Date.parse(COMMITTED),
      changeFailRate: 0,
      failedDeploymentRecoveryTime: null,
      deploymentReworkRate: 0,
      trainingDataAge: null,
    });
    expect(quiet).toMatchObject({ riskTier: null, changeFailRate: null });
    for (const each of [risky, quiet]) {
      expect(Object.keys(each)).toEqual(Object.keys(retriever.schema));
    }
  });

  it('asks once for two hundred models', async () => {
    const names = Array.from({ length: 201 }, (_, index) => `model-${index}`);
    backend = await start(names.map(name => model(name)));
    const facts = await backend.retrieve();
    expect(new Set(facts.map(({ entity }) => entity.name)).size).toBe(201);
    expect(backend.asked).toHaveLength(2);
  });
});
