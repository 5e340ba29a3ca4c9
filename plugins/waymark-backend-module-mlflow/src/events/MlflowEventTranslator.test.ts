import { createHmac } from 'node:crypto';
import { ConfigReader } from '@backstage/config';
import fc from 'fast-check';
import { MlflowEventTranslator } from './MlflowEventTranslator';

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
  const text = `${delivery}.${seconds}.${body.toString('utf8')}`;
  return `v1,${createHmac('sha256', key).update(text).digest('base64')}`;
}

describe('MlflowEventTranslator', () => {
  it('takes what either key signed, within five minutes, and nothing else', async () => {
    const body = Buffer.from(JSON.stringify(created));
    const verify = (
      options: { key?: string; sent?: string; more?: object; as?: Buffer } = {},
    ) => {
      const sent = options.sent ?? SECONDS;
      return create().verify({
        headers: {
          'x-mlflow-delivery-id': 'd1',
          'x-mlflow-timestamp': sent,
          'x-mlflow-signature': sign(options.key ?? KEYS[0], 'd1', sent, body),
          ...options.more,
        },
        body: options.as ?? body,
      });
    };
    const wrong = 'X-MLflow-Signature is wrong';
    const missing = 'X-MLflow-Signature is missing';
    await expect(verify()).resolves.toBeUndefined();
    await expect(verify({ key: KEYS[1] })).resolves.toBeUndefined();
    await expect(verify({ key: 'third-key' })).rejects.toThrow(wrong);
    await expect(verify({ as: Buffer.from('{}') })).rejects.toThrow(wrong);
    for (const more of [
      { 'x-mlflow-delivery-id': 'd2' },
      { 'x-mlflow-delivery-id': undefined },
      { 'x-mlflow-timestamp': `${Number(SECONDS) + 1}` },
      { 'x-mlflow-timestamp': undefined },
    ]) {
      await expect(verify({ more })).rejects.toThrow(wrong);
    }
    for (const signature of [undefined, '', 'v2,abc', KEYS[0]]) {
      const more = { 'x-mlflow-signature': signature };
      await expect(verify({ more })).rejects.toThrow(missing);
    }
    const off = (seconds: number) => `${Number(SECONDS) + seconds}`;
    await expect(verify({ sent: off(-300) })).resolves.toBeUndefined();
    await expect(verify({ sent: off(300) })).resolves.toBeUndefined();
    for (const sent of [off(-301), off(301), 'soon', '', '1e9']) {
      await expect(verify({ sent })).rejects.toThrow('within five minutes');
    }
    const closed = MlflowEventTranslator.fromConfig(new ConfigReader({}));
    await expect(closed.verify({ headers, body })).rejects.toThrow(
      'until waymark.mlflow.signatureKeys names a key',
    );
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
            timestamp: '2026-03-02T09:30:00.123Z',
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
            id: 'delivery/0f2c7b1e/sbom',
            source: '/mlflow',
            type: 'dev.cdevents.testoutput.published.0.3.0',
            timestamp: '2026-03-02T09:30:00.123Z',
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
      context: { id: 'delivery/0f2c7b1e/model-card' },
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

  it('throws only InputError, and gives the same events twice, whatever comes', () => {
    const samples = [created, aliased, unaliased, tagged];
    const value = fc.oneof(
      fc.jsonValue(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('created', 'deleted', 'set', 'model_version', '\ud800'),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...samples),
        fc.array(fc.tuple(fc.nat(), value), { maxLength: 4 }),
        (sample, edits) => {
          const payload = JSON.parse(JSON.stringify(sample));
          for (const [at, edit] of edits) {
            const places = placesIn(payload);
            const [parent, key] = places[at % places.length];
            parent[key] = edit;
          }
          const { events, error } = attempt(payload);
          expect(error?.name).toBe(events ? undefined : 'InputError');
          expect(attempt(payload)).toEqual({ events, error });
          for (const { event } of events ?? []) {
            expect(event.subject.id).not.toBe('');
            expect(JSON.parse(JSON.stringify(event))).toEqual(event);
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

function attempt(payload: unknown) {
  try {
    return { events: translate(payload) };
  } catch (error) {
    return { error: error as Error };
  }
}

type Place = [Record<string, unknown>, string];

function placesIn(value: object): Place[] {
  return Object.entries(value).flatMap(([key, child]) => [
    [value, key] as Place,
    ...(typeof child === 'object' && child !== null ? placesIn(child) : []),
  ]);
}
