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
import { AlertmanagerEventTranslator } from './AlertmanagerEventTranslator';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const firing = {
  status: 'firing',
  labels: {
    alertname: 'ScoreDrift',
    model: 'credit-risk',
    environment: 'staging',
    cause: 'data-quality',
    severity: 'page',
  } as Record<string, unknown>,
  annotations: { summary: 'PSI is 0.31' },
  startsAt: '2026-03-02T11:30:00.123456789+02:00',
  endsAt: '0001-01-01T00:00:00Z',
  generatorURL: 'http://prometheus.example.com/graph?g0.expr=psi',
  fingerprint: '4d5f6a7b8c9d0e1f',
};
const resolved = {
  ...firing,
  status: 'resolved',
  endsAt: '2026-03-02T10:00:00Z',
};

function group(...alerts: object[]) {
  return {
    version: '4',
    groupKey: '{}:{alertname="ScoreDrift"}',
    truncatedAlerts: 0,
    status: 'firing',
    receiver: 'waymark',
    groupLabels: { alertname: 'ScoreDrift' },
    commonLabels: firing.labels,
    commonAnnotations: {},
    externalURL: 'http://alertmanager-0:9093',
    alerts,
  };
}

function create(alertmanager: object = {}) {
  return AlertmanagerEventTranslator.fromConfig(
    new ConfigReader({ waymark: { alertmanager: alertmanager as {} } }),
  );
}

const translator = create({ secrets: ['first-secret'] });

const vendor: VendorUnderTest = {
  samples: [
    { payload: group(firing, resolved) },
    { payload: group({ ...firing, labels: { service: 'scoring' } }) },
  ],
  config: secrets => ({ waymark: { alertmanager: { secrets } } }),
  create: AlertmanagerEventTranslator.fromConfig,
  sign: (_, secret) => ({ authorization: `Bearer ${secret}` }),
  signsBody: false,
};

function translate(payload: unknown, of = translator) {
  const body = Buffer.from(JSON.stringify(payload));
  return of.translate({ headers: {}, body }).map(({ event }) => event);
}

describe('AlertmanagerEventTranslator', () => {
  it.each(verificationCases(vendor))('%s', async (_name, check) => {
    await expect(check()).resolves.not.toThrow();
  });

  it('takes bearer tokens only', async () => {
    const verify = (authorization: string) =>
      translator.verify({ headers: { authorization }, body: Buffer.of() });
    await expect(verify('bearer first-secret')).resolves.toBeUndefined();
    for (const other of ['Basic Zmlyc3Q6', 'first-secret', 'Bearer ', 'x']) {
      await expect(verify(other)).rejects.toThrow('not a bearer token');
    }
  });

  it('makes an incident of a firing alert and ends it with the resolved one', () => {
    const [detected, ended] = translate(group(firing, resolved));
    expect(detected).toEqual({
      context: {
        specversion: '0.5.1',
        id: `${firing.fingerprint}/${firing.startsAt}/firing`,
        source: '/alertmanager',
        type: 'dev.cdevents.incident.detected.0.3.0',
        timestamp: '2026-03-02T09:30:00.123456789Z',
      },
      subject: {
        id: firing.fingerprint,
        content: {
          environment: { id: 'staging' },
          description: 'ScoreDrift',
        },
      },
      customData: {
        waymark: { model: 'model:default/credit-risk', cause: 'dataQuality' },
      },
      customDataContentType: 'application/json',
    });
    expect(ended.context).toMatchObject({
      id: `${firing.fingerprint}/${firing.startsAt}/resolved/2026-03-02T10:00:00.000Z`,
      type: 'dev.cdevents.incident.resolved.0.3.0',
      timestamp: '2026-03-02T10:00:00.000Z',
    });
    expect(ended.subject).toEqual(detected.subject);
  });

  it('tells the same event again whichever replica repeats it, a new one for a new firing', () => {
    const repeated = {
      ...firing,
      annotations: { summary: 'PSI is 0.35' },
      generatorURL: 'http://prometheus-1.example.com/graph',
    };
    const replica = { ...group(repeated), externalURL: 'http://am-1:9093' };
    expect(translate(replica)).toEqual(translate(group(firing)));

    const later = { ...firing, startsAt: '2026-03-03T08:00:00Z' };
    const [first, second] = translate(group(firing, later));
    expect(second.subject.id).toBe(first.subject.id);
    expect(second.context.id).not.toBe(first.context.id);
  });

  it('says which ends an alert that fires again may undo', () => {
    const of = (...alerts: object[]) =>
      translator
        .translate({
          headers: {},
          body: Buffer.from(JSON.stringify(group(...alerts))),
        })
        .map(({ event, endedBy }) => [event.context.id, endedBy]);
    const key = `${firing.fingerprint}/${firing.startsAt}`;
    expect(of(firing)).toEqual([[`${key}/firing`, `${key}/resolved/`]]);
    // Two ends of one firing are two events
    const later = { ...resolved, endsAt: '2026-03-02T12:00:00Z' };
    expect(of(resolved, later)).toEqual([
      [`${key}/resolved/2026-03-02T10:00:00.000Z`, undefined],
      [`${key}/resolved/2026-03-02T12:00:00.000Z`, undefined],
    ]);
    // The end came after the beginning it came with
    expect(of(firing, resolved)[0]).toEqual([`${key}/firing`, undefined]);
  });

  it('reads labels by their names and leaves out what they do not say', () => {
    const at = (labels: Record<string, unknown>, of = translator) =>
      translate(group({ ...firing, labels }), of)[0];
    const modelOf = (model: string) => at({ model }).customData?.waymark?.model;
    expect(modelOf('model:risk/Churn')).toBe('model:risk/churn');
    expect(modelOf('risk/churn')).toBe('model:risk/churn');
    for (const other of ['a/b/c', 'component:default/api', 'a:b:c/d', '']) {
      expect(modelOf(other)).toBeUndefined();
    }
    const bare = at({ service: 'scoring', cause: 'bad luck' });
    expect(bare.subject.content).toEqual({
      environment: { id: 'production' },
      service: { id: 'scoring' },
    });
    expect(bare.customData?.waymark).toEqual({});

    const renamed = create({
      defaultEnvironment: 'live',
      labels: { model: 'ml.model', environment: 'stage' },
    });
    const labels = { 'ml.model': 'churn', environment: 'x' };
    expect(at(labels, renamed)).toMatchObject({
      subject: { content: { environment: { id: 'live' } } },
      customData: { waymark: { model: 'model:default/churn' } },
    });
  });

  it('names what is wrong with a payload', () => {
    expect(() => translate({ ...group(), version: '3' })).toThrow(
      'version is 3; this module reads version 4',
    );
    expect(() => translate({})).toThrow('version is missing');
    expect(() => translate({ version: '4', alerts: {} })).toThrow(
      'alerts is not a list',
    );
    const unended = { ...resolved, endsAt: '0001-01-01T00:00:00Z' };
    expect(() => translate(group(unended))).toThrow('endsAt is not a time');
    const odd = { ...firing, status: 'pending' };
    expect(() => translate(group(odd))).toThrow('this one is pending');
    const numeric = { ...firing, labels: { model: 7 } };
    expect(() => translate(group(numeric))).toThrow('label model is not text');
    expect(translate(group())).toEqual([]);
  });

  it('tells incidents of environments only, whatever comes', () => {
    const told = fuzzTranslator(vendor, {
      check: ({ event }) => {
        expect(event.context.type).toMatch(/incident\.(detected|resolved)/);
        expect(event.subject.content.environment).toEqual({
          id: expect.stringMatching(/./s),
        });
      },
    });
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
