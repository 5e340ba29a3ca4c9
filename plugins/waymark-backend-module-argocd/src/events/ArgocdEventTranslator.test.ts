import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { TestDatabases } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
// eslint-disable-next-line @backstage/no-mixed-plugin-imports
import waymarkPlugin from 'backstage-plugin-waymark-backend';
import {
  fuzzTranslator,
  fuzzWebhook,
  verificationCases,
  type VendorUnderTest,
} from 'backstage-plugin-waymark-node/testUtils';
import module from '../index';
import { ArgocdEventTranslator } from './ArgocdEventTranslator';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

// What the shipped templates give for an Application and for a Rollout
const app = {
  uid: '5b3e-app',
  name: 'credit-risk',
  namespace: 'models',
  environment: 'production' as string | null,
  model: null,
  modelVersion: '7' as string | null,
  images: ['registry.example.com:5000/models/credit-risk:1.4@sha256:ab'],
};
const operation = {
  phase: 'Succeeded',
  startedAt: '2026-03-02T09:30:00Z',
  finishedAt: '2026-03-02T09:30:20Z',
  message: 'successfully synced',
  automated: true as boolean | null,
};
const health = { since: '2026-03-02T09:31:00Z', message: null };
const deployed = { event: 'deployed', app, operation, health };
const failed = {
  event: 'sync-failed',
  app,
  operation: { ...operation, phase: 'Error', message: 'no such chart' },
};
const degraded = { event: 'health-degraded', app, health };
const healthy = {
  event: 'healthy',
  app,
  health: { since: '2026-03-02T09:45:00Z', message: null },
};
const aborted = {
  event: 'rollout-aborted',
  app: {
    ...app,
    uid: '77c1-ro',
    modelVersion: '8',
    previousVersion: '7' as string | null,
    images: ['registry.example.com/models/credit-risk:1.5', 'proxy:2'],
  },
  rollout: {
    generation: 12,
    strategy: 'canary',
    firstWeight: 20 as number | null,
    startedAt: '2026-03-02T10:05:00Z' as string | null,
    abortedAt: '2026-03-02T10:20:00Z',
    message: 'RolloutAborted: metric failed',
  },
};

const samples = [deployed, failed, degraded, healthy, aborted];

const vendor: VendorUnderTest = {
  samples: samples.map(payload => ({ payload })),
  config: secrets => ({ waymark: { argocd: { secrets } } }),
  create: ArgocdEventTranslator.fromConfig,
  sign: (_, secret) => ({ 'x-waymark-secret': secret }),
  signsBody: false,
};

function create(argocd: object = {}) {
  return ArgocdEventTranslator.fromConfig(
    new ConfigReader({ waymark: { argocd: argocd as {} } }),
  );
}

function translate(payload: unknown, translator = create()) {
  const body = Buffer.from(JSON.stringify(payload));
  return translator.translate({ headers: {}, body });
}

describe('ArgocdEventTranslator', () => {
  it.each(verificationCases(vendor))('%s', async (_name, check) => {
    await expect(check()).resolves.not.toThrow();
  });

  it('makes a deployment of a sync whose application is healthy', () => {
    expect(translate(deployed)).toEqual([
      {
        event: {
          context: {
            specversion: '0.5.1',
            id: '5b3e-app/deployed/2026-03-02T09:30:00.000Z',
            source: '/argocd',
            type: 'dev.cdevents.service.deployed.0.3.0',
            timestamp: '2026-03-02T09:31:00.000Z',
          },
          subject: {
            id: 'credit-risk',
            content: {
              environment: { id: 'production' },
              artifactId: 'pkg:generic/credit-risk@7',
            },
          },
          customData: {
            waymark: { modelVersion: '7', executedBy: 'pipeline' },
          },
          customDataContentType: 'application/json',
        },
        hints: [{ annotation: 'argocd/app-name', value: 'credit-risk' }],
      },
    ]);
    const byHand = { ...operation, automated: null };
    const earlier = { ...health, since: '2026-03-01T00:00:00Z' };
    const [{ event }] = translate({
      ...deployed,
      operation: byHand,
      health: earlier,
    });
    expect(event.context.timestamp).toBe('2026-03-02T09:30:20.000Z');
    expect(event.customData?.waymark).not.toHaveProperty('executedBy');
  });

  it('finds environment, version and model where the application says less', () => {
    const bare = { ...app, environment: null, modelVersion: null };
    const versionOf = (images: unknown) =>
      translate({ ...deployed, app: { ...bare, images } })[0].event.customData
        ?.waymark?.modelVersion;
    expect(versionOf(app.images)).toBe('1.4');
    expect(versionOf(['scorer:2', 'scorer:2'])).toBe('2');
    for (const images of [null, [], ['localhost:5000/a'], ['a:1', 'b:2']]) {
      expect(() => versionOf(images)).toThrow('waymark.dev/model-version');
    }
    const own = create({
      baseUrl: 'https://argocd.example.com/',
      environments: { models: 'prod-eu' },
    });
    expect(translate({ ...deployed, app: bare }, own)[0].event).toMatchObject({
      context: { source: 'https://argocd.example.com' },
      subject: { content: { environment: { id: 'prod-eu' } } },
    });
    expect(translate({ ...deployed, app: bare })[0].event).toMatchObject({
      subject: { content: { environment: { id: 'models' } } },
    });
    const model = 'model:default/credit-risk';
    expect(
      translate({ ...deployed, app: { ...app, model } })[0].event.customData
        ?.waymark?.model,
    ).toBe(model);
  });

  it('tells a failed sync as a task run that was to deploy', () => {
    expect(translate(failed)[0].event).toMatchObject({
      context: {
        id: '5b3e-app/sync/2026-03-02T09:30:00.000Z/Error',
        type: 'dev.cdevents.taskrun.finished.0.3.0',
        timestamp: '2026-03-02T09:30:20.000Z',
      },
      subject: { content: { outcome: 'error', errors: 'no such chart' } },
      customData: { waymark: { deploysTo: 'production' } },
    });
  });

  it('opens an incident and ends the same one', () => {
    const [{ event: opened }] = translate(degraded);
    const [{ event: ended }] = translate(healthy);
    expect(opened).toMatchObject({
      context: {
        type: 'dev.cdevents.incident.detected.0.3.0',
        timestamp: '2026-03-02T09:31:00.000Z',
      },
      subject: {
        content: {
          environment: { id: 'production' },
          artifactId: 'pkg:generic/credit-risk@7',
        },
      },
    });
    expect(ended.context.type).toBe('dev.cdevents.incident.resolved.0.3.0');
    expect(ended.context.id).not.toBe(opened.context.id);
    expect(ended.subject.id).toBe(opened.subject.id);
  });

  it('tells an aborted rollout as a try and the way back from it', () => {
    const [tried, back] = translate(aborted).map(({ event }) => event);
    expect(tried).toMatchObject({
      context: {
        type: 'dev.cdevents.service.deployed.0.3.0',
        timestamp: '2026-03-02T10:05:00.000Z',
      },
      customData: {
        waymark: { modelVersion: '8', strategy: 'canary', trafficPercent: 20 },
      },
    });
    expect(back).toMatchObject({
      context: {
        type: 'dev.cdevents.service.rolledback.0.3.0',
        timestamp: '2026-03-02T10:20:00.000Z',
      },
      subject: { content: { artifactId: 'pkg:generic/credit-risk@7' } },
      customData: {
        waymark: {
          toVersion: '7',
          fromVersion: '8',
          reverts: tried.context.id,
        },
      },
    });
    const unknownStart = { ...aborted.rollout, startedAt: null };
    expect(
      translate({ ...aborted, rollout: unknownStart })[0].event.context
        .timestamp,
    ).toBe('2026-03-02T10:19:59.999Z');
    const unknownStable = { ...aborted.app, previousVersion: null };
    expect(translate({ ...aborted, app: unknownStable })).toMatchObject([
      {
        event: {
          context: { type: 'dev.cdevents.taskrun.finished.0.3.0' },
          customData: { waymark: { deploysTo: 'production' } },
        },
      },
    ]);
  });

  it('names what is wrong with a payload, and passes over other notices', () => {
    expect(translate({ event: 'app-created' })).toEqual([]);
    expect(() => translate({})).toThrow('event is missing');
    expect(() => translate({ ...degraded, health: {} })).toThrow(
      'health.since is missing',
    );
    const late = { ...operation, finishedAt: 'later' };
    expect(() => translate({ ...deployed, operation: late })).toThrow(
      'operation.finishedAt is not a time: later',
    );
    expect(() => create({ environments: { models: 1 } })).toThrow(
      'waymark.argocd.environments.models names no environment',
    );
  });

  it('understands every event the shipped templates send', () => {
    const folder = resolve(__dirname, '../../notifications');
    const sent = ['notifications.yaml', 'rollouts.yaml'].flatMap(file =>
      [
        ...readFileSync(resolve(folder, file), 'utf8').matchAll(
          /"event": "([^"]+)"/g,
        ),
      ].map(([, event]) => event),
    );
    expect(sent.sort()).toEqual(samples.map(each => each.event).sort());
  });

  it('throws only InputError, and says the same twice, whatever comes', () => {
    const told = fuzzTranslator(vendor);
    expect(told).toBeGreaterThan(100);
  });

  it.each(databases.eachSupportedId())(
    'withstands damaged payloads at its door, on %s',
    async databaseId => {
      const accepted = await fuzzWebhook(vendor, {
        features: [waymarkPlugin, module],
        knex: await databases.init(databaseId),
        runs: databaseId === 'SQLITE_3' ? 300 : 30,
      });
      expect(accepted).toBeGreaterThan(0);
    },
  );
});
