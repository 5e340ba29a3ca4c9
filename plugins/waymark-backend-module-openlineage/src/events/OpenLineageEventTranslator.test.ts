import { TestDatabases } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { eventKind } from 'backstage-plugin-waymark-common';
// eslint-disable-next-line @backstage/no-mixed-plugin-imports
import waymarkPlugin from 'backstage-plugin-waymark-backend';
import {
  fuzzTranslator,
  fuzzWebhook,
  verificationCases,
  type VendorUnderTest,
} from 'backstage-plugin-waymark-node/testUtils';
import module from '../index';
import { OpenLineageEventTranslator } from './OpenLineageEventTranslator';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const RUN = '0199b1d0-7c5e-7a43-9b6f-2f0c3a1d5e77';
const SHA = '0123456789abcdef0123456789abcdef01234567';
const facet = {
  _producer: 'https://example.com/producer',
  _schemaURL: 'https://example.com/schema.json',
};

const complete = {
  eventType: 'COMPLETE',
  eventTime: '2026-03-02T10:30:00.123456+01:00',
  producer: 'https://github.com/OpenLineage/OpenLineage/tree/1.40.0/client',
  schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json',
  run: {
    runId: RUN.toUpperCase(),
    facets: {
      parent: {
        ...facet,
        run: { runId: '0199b1d0-0000-7a43-9b6f-2f0c3a1d5e77' },
        job: { namespace: 'airflow prod', name: 'retrain' },
        root: {
          run: { runId: '0199b1d0-0000-7a43-9b6f-2f0c3a1d5e77' },
          job: { namespace: 'airflow prod', name: 'nightly' },
        },
      },
      waymark: {
        ...facet,
        model: 'model:default/credit-risk',
        modelVersion: 7,
        trigger: 'schedule',
        startedAt: '2026-03-02T09:00:00Z',
        trainedDataUntil: '2026-03-01T00:00:00Z',
        runUrl: 'https://airflow.example.com/dags/retrain',
        deploysTo: 'staging',
      } as Record<string, unknown>,
    },
  },
  job: {
    namespace: 'airflow prod',
    name: 'retrain.train',
    facets: {
      sourceCodeLocation: {
        ...facet,
        type: 'git',
        url: `https://git.example.com/risk/-/blob/${SHA}/train.py`,
        repoUrl: 'git@git.example.com:risk.git',
        version: SHA,
      },
    },
  },
  inputs: [
    {
      namespace: 'postgres://db.example.com:5432',
      name: 'risk.public.loans',
      facets: { version: { ...facet, datasetVersion: '3' } },
    },
    { namespace: 's3://lake', name: '/clean/rates.parquet' },
    { namespace: 'mlflow://registry.example.com', name: 'base-model' },
  ] as object[],
  outputs: [] as object[],
};

const vendor: VendorUnderTest = {
  samples: [
    { payload: complete },
    {
      payload: {
        ...complete,
        outputs: [
          { namespace: 'mlflow', name: 'm', facets: { version: facet } },
        ],
      },
    },
  ],
  config: secrets => ({
    waymark: {
      openlineage: {
        secrets,
        datasets: [
          {
            namespace: 'postgres://db.example.com:5432',
            name: 'risk.public.loans',
            ref: 'dataset:default/loans',
          },
        ],
      },
    },
  }),
  create: OpenLineageEventTranslator.fromConfig,
  sign: (_, secret) => ({ authorization: `Bearer ${secret}` }),
  signsBody: false,
};

const translator = OpenLineageEventTranslator.fromConfig(
  new ConfigReader(vendor.config(['key'])),
);

function translate(payload: unknown) {
  const body = Buffer.from(JSON.stringify(payload));
  return translator.translate({ headers: {}, body });
}

function withFacet(changes: object, event: object = {}) {
  const { facets } = complete.run;
  const waymark = { ...facets.waymark, ...changes };
  return {
    ...complete,
    run: { ...complete.run, facets: { ...facets, waymark } },
    ...event,
  };
}

describe('OpenLineageEventTranslator', () => {
  it.each(verificationCases(vendor))('%s', async (_name, check) => {
    await expect(check()).resolves.not.toThrow();
  });

  it('takes bearer tokens', async () => {
    const verify = (authorization: string) =>
      translator.verify({ headers: { authorization }, body: Buffer.of() });
    await expect(verify('bearer key')).resolves.toBeUndefined();
    await expect(verify('Basic key')).rejects.toThrow('Authorization is wrong');
    await expect(verify('Bearer ')).rejects.toThrow('is missing');
  });

  it('tells a run that completed and the version it trained', () => {
    const change = {
      repository: 'git@git.example.com:risk.git',
      commit: SHA,
      url: `https://git.example.com/risk/-/blob/${SHA}/train.py`,
    };
    const hints = [
      'airflow prod/retrain.train',
      'airflow prod/retrain',
      'airflow prod/nightly',
    ].map(value => ({ annotation: 'openlineage.io/job', value }));
    const context = {
      specversion: '0.5.1',
      source: '/openlineage/airflow%20prod',
      timestamp: '2026-03-02T09:30:00.123456Z',
    };
    const model = 'model:default/credit-risk';
    expect(translate(complete)).toEqual([
      {
        event: {
          context: {
            ...context,
            id: `run/${RUN}/complete/2026-03-02T09:30:00.123456Z`,
            type: 'dev.cdevents.pipelinerun.finished.0.3.0',
          },
          subject: {
            id: RUN,
            content: {
              pipelineName: 'airflow prod/retrain.train',
              uri: 'https://airflow.example.com/dags/retrain',
              outcome: 'success',
            },
          },
          customData: {
            waymark: { model, change, modelVersion: '7', deploysTo: 'staging' },
          },
          customDataContentType: 'application/json',
        },
        hints,
      },
      {
        event: {
          context: {
            ...context,
            id: `run/${RUN}/packaged/pkg:generic/credit-risk@7`,
            type: 'dev.cdevents.artifact.packaged.0.3.0',
          },
          subject: {
            id: 'pkg:generic/credit-risk@7',
            content: { change: { id: SHA } },
          },
          customData: {
            waymark: {
              model,
              change,
              modelVersion: '7',
              training: {
                startedAt: '2026-03-02T09:00:00.000Z',
                finishedAt: '2026-03-02T09:30:00.123456Z',
                trainedDataUntil: '2026-03-01T00:00:00.000Z',
                datasets: [
                  'dataset:default/loans@3',
                  's3://lake/clean/rates.parquet',
                ],
                trigger: 'schedule',
                runUrl: 'https://airflow.example.com/dags/retrain',
              },
            },
          },
          customDataContentType: 'application/json',
        },
        hints,
      },
    ]);
  });

  it('tells each state of a run as CDEvents has it', () => {
    const kinds = (eventType: string | undefined) =>
      translate({ ...complete, eventType }).map(({ event }) => [
        eventKind(event.context.type),
        event.subject.content.outcome,
      ]);
    expect(kinds('START')).toEqual([['pipelinerun.started', undefined]]);
    expect(kinds('FAIL')).toEqual([['pipelinerun.finished', 'failure']]);
    expect(kinds('ABORT')).toEqual([['pipelinerun.finished', 'cancel']]);
    for (const other of ['RUNNING', 'OTHER', 'constructor', undefined]) {
      expect(kinds(other)).toEqual([]);
    }
    const ids = ['START', 'FAIL', 'COMPLETE'].map(
      eventType => translate({ ...complete, eventType })[0].event.context.id,
    );
    expect(new Set(ids).size).toBe(3);
  });

  it('makes do with the least an event must have', () => {
    const least = (eventType: string) =>
      translate({
        eventType,
        eventTime: '2026-03-02T09:30:00Z',
        run: { runId: RUN },
        job: { namespace: 'dvc', name: 'train' },
      });
    const [{ event, hints }] = least('START');
    expect(event.subject.content).toEqual({
      pipelineName: 'dvc/train',
      uri: `urn:uuid:${RUN}`,
    });
    expect(event.customData?.waymark).toEqual({});
    expect(hints).toEqual([
      { annotation: 'openlineage.io/job', value: 'dvc/train' },
    ]);
    expect(least('COMPLETE')).toHaveLength(1);
  });

  it('finds models among what a run wrote', () => {
    const packaged = (outputs: object[], changes: object = {}) =>
      translate(withFacet(changes, { outputs }))
        .slice(1)
        .map(({ event, hints }) => [
          event.subject.id,
          event.customData?.waymark?.model,
          hints?.[0].annotation,
        ]);
    const version = (datasetVersion: string) => ({
      facets: { version: { ...facet, datasetVersion } },
    });
    const mlflow = { namespace: 'mlflow://registry', name: 'credit risk' };
    const model = {
      namespace: 'file',
      name: 'models/m.pkl',
      facets: { datasetType: { ...facet, datasetType: 'MODEL' } },
    };
    const table = { namespace: 'postgres://db:5432', name: 'scores' };
    const ref = 'model:default/credit-risk';
    expect(packaged([{ ...mlflow, ...version('8') }, table])).toEqual([
      ['pkg:mlflow/credit%20risk@8', ref, 'mlflow.org/registered-model'],
    ]);
    // One model: the facet's version is its
    expect(packaged([mlflow])).toEqual([
      ['pkg:mlflow/credit%20risk@7', ref, 'mlflow.org/registered-model'],
    ]);
    expect(packaged([model])).toEqual([
      ['pkg:generic/models%2Fm.pkl@7', ref, 'openlineage.io/job'],
    ]);
    expect(packaged([model], { modelVersion: null })).toEqual([]);
    // Several: each by its own version and name, none by the facet's model
    const other = { ...mlflow, name: 'challenger', ...version('1') };
    expect(packaged([{ ...mlflow, ...version('8') }, other, model])).toEqual([
      ['pkg:mlflow/credit%20risk@8', undefined, 'mlflow.org/registered-model'],
      ['pkg:mlflow/challenger@1', undefined, 'mlflow.org/registered-model'],
    ]);
    expect(packaged([table])).toEqual([
      ['pkg:generic/credit-risk@7', ref, 'openlineage.io/job'],
    ]);
  });

  it('leaves out what the facet says in no way it knows', () => {
    const [, { event }] = translate(
      withFacet({ trigger: 'whim', startedAt: undefined, runUrl: undefined }),
    );
    const training = event.customData?.waymark?.training;
    expect(training).not.toHaveProperty('trigger');
    expect(training).not.toHaveProperty('startedAt');
    expect(training).not.toHaveProperty('runUrl');
    expect(() => translate(withFacet({ startedAt: 'yesterday' }))).toThrow(
      'run.facets.waymark.startedAt is not a time: yesterday',
    );
    expect(() => translate(withFacet({ runUrl: 'ftp://a/b' }))).toThrow(
      'run.facets.waymark.runUrl is not a URL',
    );
  });

  it('passes over static events and names what is wrong with others', () => {
    const { run: _, ...job } = complete;
    expect(translate(job)).toEqual([]);
    expect(translate({ dataset: { namespace: 'a', name: 'b' } })).toEqual([]);
    expect(() => translate({})).toThrow('run.runId is missing');
    expect(() => translate([])).toThrow('not a JSON object');
    const broken = { ...complete, run: { runId: '42' } };
    expect(() => translate(broken)).toThrow('run.runId is not a UUID');
    expect(() => translate({ ...complete, eventTime: '12:00' })).toThrow(
      'eventTime is not a time: 12:00',
    );
    expect(() => translate({ ...complete, inputs: [{}] })).toThrow(
      'inputs.0.namespace is missing',
    );
  });

  it('refuses to start with a data set that is none', () => {
    const datasets = [{ namespace: 'a', name: 'b', ref: 'loans' }];
    const config = new ConfigReader({ waymark: { openlineage: { datasets } } });
    expect(() => OpenLineageEventTranslator.fromConfig(config)).toThrow(
      'waymark.openlineage.datasets[0].ref must be like dataset:default/loans, not loans',
    );
  });

  it('throws only InputError, and says the same twice, whatever comes', () => {
    const told = fuzzTranslator(vendor, {
      values: ['START', 'FAIL', '2026-03-02T25:00:00'],
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
