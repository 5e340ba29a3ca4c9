import { ConfigReader } from '@backstage/config';
import { eventKind } from '@waymark/backstage-plugin-waymark-common';
import fc from 'fast-check';
import { OpenLineageEventTranslator } from './OpenLineageEventTranslator';

const KEYS = ['first-key', 'second-key'];
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

const translator = OpenLineageEventTranslator.fromConfig(
  new ConfigReader({
    waymark: {
      openlineage: {
        secrets: KEYS,
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
);

function translate(payload: unknown) {
  const body = Buffer.from(JSON.stringify(payload));
  return translator.translate({ headers: {}, body });
}

function verify(authorization: string | undefined, of = translator) {
  const headers = { authorization };
  return of.verify({ headers, body: Buffer.from('{}') });
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
  it('takes either of its keys as bearer token and no other', async () => {
    await expect(verify('Bearer first-key')).resolves.toBeUndefined();
    await expect(verify('bearer second-key')).resolves.toBeUndefined();
    for (const wrong of ['Bearer first-ke', 'Bearer First-key', 'Basic x']) {
      await expect(verify(wrong)).rejects.toThrow('Authorization is wrong');
    }
    await expect(verify(undefined)).rejects.toThrow('is missing');
    await expect(verify('Bearer ')).rejects.toThrow('is missing');
    const closed = OpenLineageEventTranslator.fromConfig(new ConfigReader({}));
    await expect(verify('Bearer first-key', closed)).rejects.toThrow(
      'until waymark.openlineage.secrets names a secret',
    );
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
      timestamp: '2026-03-02T09:30:00.123Z',
    };
    const model = 'model:default/credit-risk';
    expect(translate(complete)).toEqual([
      {
        event: {
          context: {
            ...context,
            id: `run/${RUN}/complete/2026-03-02T09:30:00.123Z`,
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
                finishedAt: '2026-03-02T09:30:00.123Z',
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

  it('throws only InputError, and gives the same events twice, whatever comes', () => {
    const outputs = [
      { namespace: 'mlflow', name: 'm', facets: { version: facet } },
    ];
    const samples = [complete, { ...complete, outputs }];
    const mutation = fc.record({
      sample: fc.constantFrom(...samples),
      edits: fc.array(
        fc.tuple(
          fc.nat(),
          fc.oneof(
            fc.jsonValue(),
            fc.constantFrom('START', 'FAIL', '\ud800', '2026-03-02T25:00:00'),
          ),
        ),
        { maxLength: 4 },
      ),
    });
    fc.assert(
      fc.property(mutation, ({ sample, edits }) => {
        const payload = JSON.parse(JSON.stringify(sample));
        for (const [at, value] of edits) {
          const places = placesIn(payload);
          const [parent, key] = places[at % places.length];
          parent[key] = value;
        }
        const { events, error } = attempt(payload);
        expect(error?.name).toBe(events ? undefined : 'InputError');
        expect(attempt(payload)).toEqual({ events, error });
        for (const { event } of events ?? []) {
          expect(eventKind(event.context.type)).toBeDefined();
          expect(new Date(event.context.timestamp).toISOString()).toBe(
            event.context.timestamp,
          );
          expect(JSON.parse(JSON.stringify(event))).toEqual(event);
        }
      }),
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
