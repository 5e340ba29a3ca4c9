import { createHmac } from 'node:crypto';
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
import { MlflowEventTranslator } from './MlflowEventTranslator';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const NOW = Date.parse('2026-03-02T09:30:10Z');
const SECONDS = `${NOW / 1000}`;
const KEYS = ['first-key', 'second-key'];
const headers = { 'x-mlflow-delivery-id': '0f2c7b1e' };

const notice = (entity: string, action: string, data: object) => ({
  entity,
  action,
  timestamp: '2026-03-02T09:30:00.123456+00:00',
  data: { name: 'credit risk', ...data },
});
const created = notice('model_version', 'created', {
  version: '7',
  source: 'models:/m-31',
  run_id: 'a1b2c3',
  tags: { 'waymark.evidence.sbom': 's3://docs/7/sbom.json', stage: 'new' },
  description: null,
});
const aliased = notice('model_version_alias', 'created', {
  alias: 'champion',
  version: '7',
});
const unaliased = notice('model_version_alias', 'deleted', {
  alias: 'champion',
});
const tagged = notice('model_version_tag', 'set', {
  version: '7',
  key: 'waymark.evidence.model-card',
  value: 'https://docs.example.com/credit-risk/7.html',
});

const vendor: VendorUnderTest = {
  samples: [created, aliased, unaliased, tagged].map(payload => ({
    payload,
    headers,
  })),
  config: signatureKeys => ({ waymark: { mlflow: { signatureKeys } } }),
  create: MlflowEventTranslator.fromConfig,
  sign: ({ body }, secret, now) => {
    const delivery = headers['x-mlflow-delivery-id'];
    const seconds = `${Math.floor(now / 1000)}`;
    return {
      ...headers,
      'x-mlflow-timestamp': seconds,
      'x-mlflow-signature': sign(secret, delivery, seconds, body),
    };
  },
  signsBody: true,
  staleAfter: 5 * 60_000,
};

function create(mlflow: object = {}) {
  return MlflowEventTranslator.fromConfig(
    new ConfigReader({
      waymark: { mlflow: { signatureKeys: KEYS, ...mlflow } },
    }),
    { now: () => NOW },
  );
}

function translate(payload: unknown, translator = create()) {
  const body = Buffer.from(JSON.stringify(payload));
  return translator.translate({ headers, body });
}

function sign(key: string, delivery: string, seconds: string, body: Buffer) {
  const hmac = createHmac('sha256', key).update(`${delivery}.${seconds}.`);
  return `v1,${hmac.update(body).digest('base64')}`;
}

describe('MlflowEventTranslator', () => {
  it.each(verificationCases(vendor))('%s', async (_name, check) => {
    await expect(check()).resolves.not.toThrow();
  });

  it('takes what is signed in MLflow’s form only', async () => {
    const body = Buffer.from('{}');
    const verify = (more: object, sent = SECONDS) =>
      create().verify({
        headers: {
          'x-mlflow-delivery-id': 'd1',
          'x-mlflow-timestamp': sent,
          'x-mlflow-signature': sign(KEYS[0], 'd1', sent, body),
          ...more,
        },
        body,
      });
    for (const more of [
      { 'x-mlflow-delivery-id': 'd2' },
      { 'x-mlflow-timestamp': `${Number(SECONDS) + 1}` },
    ]) {
      await expect(verify(more)).rejects.toThrow('is wrong');
    }
    for (const signature of ['v2,abc', KEYS[0]]) {
      await expect(verify({ 'x-mlflow-signature': signature })).rejects.toThrow(
        'X-MLflow-Signature is missing',
      );
    }
    for (const sent of ['soon', '1e9']) {
      await expect(verify({}, sent)).rejects.toThrow('within five minutes');
    }
  });

  it('tells documents of one kind apart', () => {
    const evidence = [{ tag: 'docs.card', kind: 'model-card' }];
    const events = create({ evidence }).translate({
      headers,
      body: Buffer.from(
        JSON.stringify(
          notice('model_version', 'created', {
            version: '7',
            tags: {
              'docs.card': 'https://docs.example.com/7.html',
              'waymark.evidence.model-card': 'https://docs.example.com/7.pdf',
            },
          }),
        ),
      ),
    });
    const ids = events.map(({ event }) => event.context.id);
    expect(new Set(ids).size).toBe(3);
  });

  it('publishes a version, with the documents its tags name', () => {
    const hints = [
      { annotation: 'mlflow.org/registered-model', value: 'credit risk' },
    ];
    expect(translate(created)).toEqual([
      {
        event: {
          context: {
            specversion: '0.5.1',
            id: 'delivery/0f2c7b1e',
            source: '/mlflow',
            type: 'dev.cdevents.artifact.published.0.3.0',
            timestamp: '2026-03-02T09:30:00.123456Z',
          },
          subject: { id: 'pkg:mlflow/credit%20risk@7', content: {} },
          customData: { waymark: { modelVersion: '7' } },
          customDataContentType: 'application/json',
        },
        hints,
      },
      {
        event: {
          context: {
            specversion: '0.5.1',
            id: 'delivery/0f2c7b1e/waymark.evidence.sbom',
            source: '/mlflow',
            type: 'dev.cdevents.testoutput.published.0.3.0',
            timestamp: '2026-03-02T09:30:00.123456Z',
          },
          subject: {
            id: 's3://docs/7/sbom.json',
            content: {
              outputType: 'other',
              format: 'application/json',
              uri: 's3://docs/7/sbom.json',
            },
          },
          customData: {
            waymark: {
              modelVersion: '7',
              evidence: { kind: 'sbom', uri: 's3://docs/7/sbom.json' },
            },
          },
          customDataContentType: 'application/json',
        },
        hints,
      },
    ]);
  });

  it('deploys to the environment an alias stands for', () => {
    const [{ event }] = translate(aliased);
    expect(event).toMatchObject({
      context: { type: 'dev.cdevents.service.deployed.0.3.0' },
      subject: {
        id: 'credit risk',
        content: {
          environment: { id: 'production' },
          artifactId: 'pkg:mlflow/credit%20risk@7',
        },
      },
      customData: { waymark: { modelVersion: '7' } },
    });
    const as = (alias: string) => ({
      ...aliased,
      data: { ...aliased.data, alias },
    });
    expect(translate(as('challenger'))[0].event).toMatchObject({
      subject: { content: { environment: { id: 'shadow' } } },
      customData: { waymark: { strategy: 'shadow' } },
    });
    expect(translate(as('best'))).toEqual([]);
    const own = create({
      baseUrl: 'https://mlflow.example.com/',
      aliases: {
        '2nd': { environment: 'eu', strategy: 'canary', trafficPercent: 5 },
      },
    });
    expect(translate(as('2nd'), own)[0].event).toMatchObject({
      context: { source: 'https://mlflow.example.com' },
      subject: { content: { environment: { id: 'eu' } } },
      customData: { waymark: { strategy: 'canary', trafficPercent: 5 } },
    });
    expect(translate(aliased, own)).toEqual([]);
  });

  it('empties an environment only when no other alias stands for it', () => {
    expect(translate(unaliased)[0].event).toMatchObject({
      context: { type: 'dev.cdevents.service.removed.0.3.0' },
      subject: {
        id: 'credit risk',
        content: { environment: { id: 'production' } },
      },
    });
    const shared = create({
      aliases: {
        champion: 'production',
        challenger: { environment: 'production', strategy: 'shadow' },
      },
    });
    expect(translate(unaliased, shared)).toEqual([]);
  });

  it('takes a tag for evidence when it is mapped and holds a URI', () => {
    expect(translate(tagged)[0].event).toMatchObject({
      context: { id: 'delivery/0f2c7b1e/waymark.evidence.model-card' },
      subject: { content: { outputType: 'report', format: 'text/html' } },
      customData: { waymark: { evidence: { kind: 'model-card' } } },
    });
    const set = (data: object) => ({
      ...tagged,
      data: { ...tagged.data, ...data },
    });
    for (const value of ['yes', '', null, 'docs/7.html', 'https://a b']) {
      expect(translate(set({ value }))).toEqual([]);
    }
    expect(translate(set({ key: 'docs.card' }))).toEqual([]);
    const own = create({
      evidence: [{ tag: 'docs.card', kind: 'model-card' }],
    });
    expect(translate(set({ key: 'docs.card' }), own)).toHaveLength(1);
  });

  it('names what is wrong, in a payload and in the configuration', () => {
    expect(translate(notice('registered_model', 'created', {}))).toEqual([]);
    expect(() => translate({})).toThrow('entity is missing');
    expect(() => translate({ ...created, timestamp: 'now' })).toThrow(
      'timestamp is not a time: now',
    );
    const unversioned = { name: 'credit risk', alias: 'champion' };
    expect(() => translate({ ...aliased, data: unversioned })).toThrow(
      'data.version is missing',
    );
    const body = Buffer.from(JSON.stringify(created));
    expect(() => create().translate({ headers: {}, body })).toThrow(
      'X-MLflow-Delivery-Id is missing',
    );
    expect(() => create({ aliases: { champion: {} } })).toThrow(
      'waymark.mlflow.aliases.champion names no environment',
    );
    expect(() =>
      create({ aliases: { a: { environment: 'x', strategy: 'fast' } } }),
    ).toThrow('strategy is none of');
    expect(() => create({ evidence: [{ tag: 'a', kind: 'b' }] })).toThrow(
      'b is none of sbom',
    );
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
