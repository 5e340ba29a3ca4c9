import type { CdEvent, WaymarkData } from 'backstage-plugin-waymark-common';
import type { JsonObject } from '@backstage/types';
import fc from 'fast-check';
import type { ArrivedEvent } from './naive';

export const MODEL = 'model:default/credit-risk';
const OTHER_MODEL = 'model:default/churn';

/** Instants lie on this grid, so that they often coincide. */
export const TICK = 6 * 3_600_000;
export const EPOCH = Date.UTC(2026, 0, 1);
export const TICKS = 400;

/** The last two sort one way by code point and the other by code unit. */
const SOURCES = ['/ci', '/platform', '/\uFF5E', '/\u{1F600}'];
const IDS = Array.from({ length: 16 }, (_, index) => `e${index}`);
const ENVIRONMENTS = [
  ...['production', 'PRODUCTION', 'Prod-eu', 'prod-EU', 'live', 'staging'],
  ...['lab', 'dev-prod', 'pre-prod', 'Canary-Lab', 'canary-lab'],
];
/** As an operator may have configured them. */
export const TIERS = { 'canary-LAB': 'production' } as const;
const VERSIONS = ['1', '2', '3'];
const COMMITS = ['c1', 'c2', 'c3'];
const RUNS = ['run-1', 'run-2', 'run-3'];
const REQUESTS = ['request-1', 'request-2'];

type Draft = {
  type: string;
  subject: CdEvent['subject'];
  data: WaymarkData;
};

const maybe = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.option(arbitrary, { nil: undefined });
const tick = fc.oneof(
  fc.integer({ min: 0, max: TICKS }),
  fc.integer({ min: 0, max: 12 }),
);
/** Some senders write an empty time where they have none. */
const instant = fc.oneof(
  {
    weight: 12,
    arbitrary: tick.map(at => new Date(EPOCH + at * TICK).toISOString()),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '0001-01-01T00:00:00Z',
      '1969-12-31T23:59:59.999Z',
    ),
  },
);
/** Most of it in one environment, where events can meet. */
const environment = fc.oneof(
  { weight: 3, arbitrary: fc.constant('production') },
  { weight: 2, arbitrary: fc.constantFrom(...ENVIRONMENTS) },
);
const eventId = fc.constantFrom(...IDS, 'nowhere');
/** The last three are one and the same purl, spelled in different ways. */
const artifact = fc
  .record({
    version: fc.constantFrom(...VERSIONS),
    prefix: fc.constantFrom('pkg:mlflow', 'pkg:MLflow', 'pkg://mlflow'),
  })
  .map(({ version, prefix }) => ({
    version,
    artifactId: `${prefix}/credit-risk@${version}`,
  }));
/** A version may be told by name or by the purl of its artifact. */
const versionName = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...VERSIONS) },
  { weight: 1, arbitrary: artifact.map(({ artifactId }) => artifactId) },
);
/**
 * Where an artifact's version is told by a purl, it is the artifact's own in
 * some spelling: no sender calls an artifact by the name of another.
 */
const nameOf = (draft: {
  artifact: { version: string };
  namesVersion?: string;
}) => draft.namesVersion?.replace(/@.*$/, `@${draft.artifact.version}`);
const tier = fc.constantFrom<WaymarkData['environmentTier']>(
  'production',
  'staging',
);
const seldom = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof(
    { weight: 5, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary },
  );
const change = fc.record({
  repository: seldom(fc.constantFrom('repo-a', 'repo-b')),
  commit: maybe(fc.constantFrom(...COMMITS)),
  committedAt: maybe(instant),
});

const deployment: fc.Arbitrary<Draft> = fc
  .record({
    predicate: fc.constantFrom('deployed', 'upgraded', 'rolledback'),
    environment,
    artifact,
    namesVersion: maybe(versionName),
    data: fc.record<WaymarkData>({
      startedAt: seldom(instant),
      environmentTier: seldom(tier),
      executedBy: maybe(fc.constantFrom('pipeline', 'manual')),
      pipelineRun: maybe(fc.record({ id: fc.constantFrom(...RUNS) })),
      unplanned: maybe(fc.boolean()),
      change: maybe(change),
      changes: seldom(fc.array(change, { maxLength: 3 })),
      strategy: seldom(fc.constantFrom('canary', 'shadow', 'rolling')),
      trafficPercent: seldom(fc.constantFrom(0, 10, 100)),
    }),
    reverts: maybe(eventId),
    toVersion: maybe(versionName),
    rollbackRequest: maybe(fc.constantFrom(...REQUESTS, 'request-unknown')),
  })
  .map(({ predicate, data, ...draft }) => ({
    type: `dev.cdevents.service.${predicate}.0.3.0`,
    subject: {
      id: 'service',
      content: {
        environment: { id: draft.environment },
        artifactId: draft.artifact.artifactId,
      },
    },
    data: {
      ...data,
      modelVersion: nameOf(draft),
      ...(predicate === 'rolledback' && {
        reverts: draft.reverts,
        toVersion: draft.toVersion,
        rollbackRequest: draft.rollbackRequest,
      }),
    },
  }));

const removal: fc.Arbitrary<Draft> = environment.map(id => ({
  type: 'dev.cdevents.service.removed.0.3.0',
  subject: { id: 'service', content: { environment: { id } } },
  data: {},
}));

const incident: fc.Arbitrary<Draft> = fc
  .record({
    predicate: fc.constantFrom('detected', 'reported', 'resolved', 'resolved'),
    id: fc.constantFrom('incident-1', 'incident-2'),
    source: seldom(fc.constantFrom('/ci', '/monitor')),
    environment: fc.option(environment, { nil: undefined, freq: 12 }),
    artifactId: seldom(artifact.map(({ artifactId }) => artifactId)),
    data: fc.record<WaymarkData>({
      environmentTier: seldom(tier),
      deployment: seldom(eventId),
      degradedSince: maybe(instant),
      continues: seldom(eventId),
      cause: maybe(fc.constantFrom('drift', 'unknown', 'performance')),
    }),
  })
  .map(({ predicate, id, source, data, ...draft }) => ({
    type: `dev.cdevents.incident.${predicate}.0.3.0`,
    subject: {
      id,
      source,
      content: {
        ...(draft.environment && { environment: { id: draft.environment } }),
        ...(draft.artifactId && { artifactId: draft.artifactId }),
        ...(predicate === 'reported' && { ticketURI: 'https://tickets/1' }),
      },
    },
    data,
  }));

const correction: fc.Arbitrary<Draft> = fc
  .record({
    id: fc.constantFrom('incident-1', 'incident-2'),
    source: fc.constantFrom('/monitor', ...SOURCES),
    startedAt: instant,
    deployment: maybe(
      fc.record({ source: fc.constantFrom(...SOURCES), id: eventId }),
    ),
  })
  .map(({ id, source, startedAt, deployment: blamed }) => ({
    type: 'dev.cdeventsx.waymark-incident.attributed.0.1.0',
    subject: {
      id,
      content: {
        incident: { source, id },
        startedAt,
        ...(blamed && { deployment: blamed }),
      } as JsonObject,
    },
    data: {},
  }));

const packaged: fc.Arbitrary<Draft> = fc
  .record({
    artifact,
    namesVersion: maybe(versionName),
    training: maybe(
      fc.record<NonNullable<WaymarkData['training']>>({
        finishedAt: maybe(instant),
        trainedDataUntil: maybe(instant),
        trigger: maybe(
          fc.constantFrom('commit', 'schedule', 'drift', 'prompt'),
        ),
      }),
    ),
  })
  .map(draft => ({
    type: 'dev.cdevents.artifact.packaged.0.3.0',
    subject: {
      id: draft.artifact.artifactId,
      content: { change: { id: 'change' } },
    },
    data: {
      training: draft.training,
      modelVersion: nameOf(draft),
    },
  }));

const evaluation: fc.Arbitrary<Draft> = fc
  .record({
    modelVersion: versionName,
    kind: fc.constantFrom('performance', 'fairness'),
    outcome: fc.constantFrom('success', 'failure'),
  })
  .map(({ modelVersion, kind, outcome }) => ({
    type: 'dev.cdevents.testsuiterun.finished.0.3.0',
    subject: {
      id: 'suite',
      content: { environment: { id: 'staging' }, outcome },
    },
    data: { modelVersion, evaluation: { kind } } as WaymarkData,
  }));

const approval: fc.Arbitrary<Draft> = fc
  .record({
    modelVersion: maybe(versionName),
    status: fc.constantFrom('approved', 'approved', 'rejected'),
    approval: fc.record<NonNullable<WaymarkData['approval']>>({
      action: seldom(fc.constantFrom('deploy', 'rollback')),
      modelVersion: versionName,
      environment: seldom(environment),
    }),
  })
  .map(({ modelVersion, status, approval: said }) => ({
    type: 'dev.cdevents.approval.closed.0.1.0',
    subject: { id: 'approval', content: { status } },
    data: { modelVersion, approval: said },
  }));

const run: fc.Arbitrary<Draft> = fc
  .record({
    kind: fc.constantFrom('pipelinerun', 'taskrun'),
    id: fc.constantFrom(...RUNS, 'run-4', 'run-5'),
    pipeline: fc.constantFrom(...RUNS, 'run-4', 'run-5'),
    outcome: fc.constantFrom('failure', 'error', 'success', 'cancel'),
    deploysTo: maybe(environment),
  })
  .map(({ kind, id, pipeline, outcome, deploysTo }) => ({
    type: `dev.cdevents.${kind}.finished.0.3.0`,
    subject: {
      id: kind === 'taskrun' ? `task-of-${id}` : id,
      content: {
        outcome,
        ...(kind === 'taskrun' && { pipelineRun: { id: pipeline } }),
      },
    },
    data: { deploysTo },
  }));

const merge: fc.Arbitrary<Draft> = change.map(said => ({
  type: 'dev.cdevents.change.merged.0.3.0',
  subject: { id: 'change', content: {} },
  data: { change: said },
}));

const request: fc.Arbitrary<Draft> = fc.constantFrom(...REQUESTS).map(id => ({
  type: 'dev.cdeventsx.waymark-rollback.requested.0.1.0',
  subject: { id, content: {} },
  data: {},
}));

const draft = fc.oneof(
  { weight: 10, arbitrary: deployment },
  { weight: 1, arbitrary: removal },
  { weight: 6, arbitrary: incident },
  { weight: 1, arbitrary: correction },
  { weight: 3, arbitrary: packaged },
  { weight: 1, arbitrary: evaluation },
  { weight: 2, arbitrary: approval },
  { weight: 2, arbitrary: run },
  { weight: 4, arbitrary: merge },
);

const model = fc.oneof(
  { weight: 12, arbitrary: fc.constant(MODEL) },
  { weight: 1, arbitrary: fc.constant(OTHER_MODEL) },
  { weight: 1, arbitrary: fc.constant(undefined) },
);

const arrival = fc
  .integer({ min: 0, max: 2 * TICKS })
  .map(at => EPOCH + at * TICK);

/** Written in different ways: with an offset, and finer than milliseconds. */
const timestamp = fc
  .tuple(
    tick,
    fc.constantFrom('Z', '+02:00', '.0001Z', '.000999Z', '.000999001Z'),
  )
  .map(([at, style]) => {
    const millis = EPOCH + at * TICK;
    if (style.startsWith('.')) {
      return new Date(millis).toISOString().replace('.000Z', style);
    }
    if (style === 'Z') return new Date(millis).toISOString();
    const shifted = new Date(millis + 2 * 3_600_000).toISOString();
    return shifted.replace('.000Z', '+02:00');
  });

const happening: fc.Arbitrary<ArrivedEvent> = fc
  .record({
    draft,
    model,
    source: fc.constantFrom(...SOURCES),
    id: fc.constantFrom(...IDS),
    timestamp,
    arrivedAt: arrival,
  })
  .map(({ draft: { type, subject, data }, arrivedAt, ...rest }) =>
    arrived(type, subject, { ...data, model: rest.model }, rest, arrivedAt),
  );

/** Requests have ids of their own: the portal makes one event of each. */
const asked: fc.Arbitrary<ArrivedEvent> = fc
  .tuple(request, timestamp, arrival)
  .map(([{ type, subject }, at, arrivedAt]) =>
    arrived(
      type,
      subject,
      { model: MODEL },
      { source: '/waymark', id: subject.id, timestamp: at },
      arrivedAt,
    ),
  );

/** Withdrawals come after what they withdraw, and their own after them. */
const withdrawal: fc.Arbitrary<ArrivedEvent> = fc
  .record({
    id: fc.constantFrom('w1', 'w2'),
    again: fc.boolean(),
    target: fc.record({
      source: fc.constantFrom(...SOURCES),
      id: fc.constantFrom(...IDS),
    }),
    arrivedAt: arrival,
  })
  .map(({ id, again, target, arrivedAt }) =>
    arrived(
      'dev.cdeventsx.waymark-event.withdrawn.0.1.0',
      {
        id,
        content: { event: again ? { source: '/waymark', id } : target },
      },
      { model: MODEL },
      {
        source: '/waymark',
        id: again ? `again-${id}` : id,
        timestamp: new Date(
          EPOCH + (TICKS + (again ? 2 : 1)) * TICK,
        ).toISOString(),
      },
      arrivedAt,
    ),
  );

/**
 * Logs as nasty as real ones: instants that coincide, references to nothing or
 * to the wrong thing, alerts that recur, rollbacks of rollbacks, canaries,
 * shadows, changes deployed again. No two events share a source and an id.
 */
export const arbitraryLog: fc.Arbitrary<ArrivedEvent[]> = fc.uniqueArray(
  fc.oneof(
    { weight: 30, arbitrary: happening },
    { weight: 1, arbitrary: asked },
    { weight: 1, arbitrary: withdrawal },
  ),
  {
    maxLength: 50,
    size: 'max',
    selector: ({ event: { context } }) => `${context.source} ${context.id}`,
  },
);

/** What a figure may be asked for. */
export const arbitraryQuery = fc
  .record({
    from: fc.oneof(
      fc.integer({ min: 0, max: TICKS / 2 }),
      fc.integer({ min: 0, max: 12 }),
    ),
    length: fc.integer({ min: 1, max: TICKS }),
    asOf: fc.oneof(
      { weight: 3, arbitrary: fc.constant(EPOCH + 2 * TICKS * TICK) },
      { weight: 1, arbitrary: arrival },
    ),
    environment: seldom(environment),
    cohort: seldom(
      fc.constantFrom<'commit' | 'retrain' | 'prompt'>(
        'commit',
        'retrain',
        'prompt',
      ),
    ),
    version: seldom(
      fc.constantFrom(...VERSIONS, 'pkg:mlflow/credit-risk@1', 'unheard of'),
    ),
  })
  .map(({ from, length, ...rest }) => ({
    from: EPOCH + from * TICK,
    to: EPOCH + (from + length) * TICK,
    ...rest,
  }));

function arrived(
  type: string,
  subject: CdEvent['subject'],
  data: WaymarkData,
  context: { source: string; id: string; timestamp: string },
  arrivedAt: number,
): ArrivedEvent {
  return {
    arrivedAt,
    event: {
      context: {
        specversion: '0.5.1',
        type,
        source: context.source,
        id: context.id,
        timestamp: context.timestamp,
      },
      subject,
      customData: { waymark: JSON.parse(JSON.stringify(data)) },
    },
  };
}
