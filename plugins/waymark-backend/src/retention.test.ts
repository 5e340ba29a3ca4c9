import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { CdEvent } from 'backstage-plugin-waymark-common';
import { cdEvent, deployment } from './__testUtils__/events';
import { adoptUnassigned } from './features/assignments/adoptUnassigned';
import { LedgerDecisionRecorder } from './decisions/LedgerDecisionRecorder';
import { applyMigrations } from './kernel/database/applyMigrations';
import { DEFAULT_FOLD_OPTIONS } from './projections/FoldOptions';
import { runSteps } from './kernel/time/steps';
import { findRetained } from './projections/retention/findRetained';
import { ProjectionStore } from './projections/ProjectionStore';
import { ModelLock } from './projections/ModelLock';
import { Projector } from './projections/Projector';
import { parseInstant } from './kernel/time/instant';
import { DatabaseLedger } from './ledger/DatabaseLedger';
import type { LedgerEntry } from './ledger/Ledger';
import { Retention } from './ledger/Retention';
import { writeEvent } from './ledger/writeEvent';

jest.setTimeout(60_000);

const MODEL = 'model:default/credit-risk';
const SINCE = Date.parse('2026-01-01T00:00:00Z');
const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

function entryOf(event: CdEvent): LedgerEntry {
  const { model } = (event.customData?.waymark ?? {}) as { model?: string };
  return {
    event,
    ...writeEvent(event),
    time: parseInstant(event.context.timestamp)!,
    model,
    rule: model ? 'named' : 'none',
    door: 'events',
    sender: 'test',
  };
}

function incident(id: string, at: string, predicate: string, key: string) {
  return cdEvent(`incident.${predicate}`, {
    id,
    at,
    subject: key,
    content: { environment: { id: 'production' } },
    waymark: { cause: 'drift' },
  });
}

function version(name: string, day: string): CdEvent[] {
  const artifact = `pkg:generic/credit-risk@${name}`;
  const waymark = { modelVersion: name };
  return [
    cdEvent('artifact.packaged', {
      id: `packaged-${name}`,
      at: `${day}T01:00:00Z`,
      subject: artifact,
      content: { change: { id: name } },
      waymark: { ...waymark, training: { finishedAt: `${day}T00:30:00Z` } },
    }),
    cdEvent('testsuiterun.finished', {
      id: `evaluated-${name}`,
      at: `${day}T02:00:00Z`,
      content: { outcome: 'success', environment: { id: 'ci' } },
      waymark: {
        ...waymark,
        evaluation: { kind: 'performance', metrics: [] },
      } as any,
    }),
    cdEvent('approval.closed', {
      id: `approved-${name}`,
      at: `${day}T03:00:00Z`,
      content: { status: 'approved', decision: 'approved' },
      waymark: { approval: { modelVersion: name, action: 'deploy' } } as any,
    }),
    cdEvent('change.merged', {
      id: `merged-${name}`,
      at: `${day}T00:10:00Z`,
      waymark: {
        change: {
          repository: 'r',
          commit: `c-${name}`,
          committedAt: `${day}T00:00:00Z`,
        },
      },
    }),
    deployment(`deployed-${name}`, `${day}T04:00:00Z`, name, {
      waymark: { change: { repository: 'r', commit: `c-${name}` } },
    }),
  ];
}

/** Old in all but the last two lines; version 4 is live, 3 the way back. */
const HISTORY: CdEvent[] = [
  ...version('1', '2020-01-01'),
  ...version('2', '2020-06-01'),
  deployment('back-to-1', '2020-06-02T00:00:00Z', '1', {
    kind: 'service.rolledback',
    waymark: { reverts: 'deployed-2', toVersion: '1' },
  }),
  incident('closed-1', '2020-07-01T00:00:00Z', 'detected', 'closed'),
  incident('closed-2', '2020-07-02T00:00:00Z', 'resolved', 'closed'),
  ...version('3', '2021-01-01'),
  ...version('4', '2022-01-01'),
  deployment('in-staging', '2022-01-01T03:30:00Z', '4', {
    environment: 'staging',
  }),
  cdEvent('service.removed', {
    id: 'out-of-staging',
    at: '2022-02-01T00:00:00Z',
    content: { environment: { id: 'staging' } },
  }),
  incident('open', '2023-01-01T00:00:00Z', 'detected', 'open'),
  incident('long-1', '2025-12-01T00:00:00Z', 'detected', 'long'),
  incident('long-2', '2026-02-01T00:00:00Z', 'resolved', 'long'),
];

describe.each(databases.eachSupportedId())('retention on %s', databaseId => {
  const setUp = async () => {
    const knex = await databases.init(databaseId);
    await applyMigrations(knex);
    const ledger = DatabaseLedger.create({ database: knex });
    const store = ProjectionStore.create({ database: knex });
    const logger = mockServices.logger.mock();
    const projector = Projector.create({
      database: knex,
      ledger,
      store,
      logger,
      fold: DEFAULT_FOLD_OPTIONS,
      lock: new ModelLock(knex),
    });
    const retention = Retention.create({
      database: knex,
      ledger,
      logger,
      keepFor: 1,
      retained: async (model, since) =>
        (await projector.isBehind(model))
          ? undefined
          : runSteps(findRetained(await store.getRows(model), since)),
      now: () => SINCE + 1,
    });
    const append = async (entries: LedgerEntry[]) => {
      const verdicts = await ledger.append(entries);
      await projector.run();
      return verdicts;
    };
    /** As if each event had arrived when it happened */
    const asThen = () =>
      knex('events').update({ arrived_ms: knex.ref('time_ms') });
    const removed = async (): Promise<string[]> => {
      const rows = await knex('events')
        .whereNotNull('removed_ms')
        .orderBy('event_id');
      expect(rows.every(row => row.body === '' && row.digest)).toBe(true);
      return rows.map(row => row.event_id);
    };
    return {
      knex,
      ledger,
      store,
      projector,
      retention,
      append,
      asThen,
      removed,
    };
  };

  it('keeps what is live, open or the way back, with all it rests on', async () => {
    const { append, asThen, ledger, projector, removed, retention, store } =
      await setUp();
    await append(HISTORY.map(event => entryOf(event)));
    const recorder = LedgerDecisionRecorder.create({
      ledger,
      onAppended: () => {},
    });
    await recorder.record({
      kind: 'tier.set',
      subjectId: MODEL,
      model: MODEL,
      at: Date.parse('2020-01-01T00:00:00Z'),
      by: 'user:default/ada',
      content: {},
    });
    await projector.run();
    await asThen();
    const before = await store.getRows(MODEL);

    const gone = ['1', '2'].flatMap(name =>
      version(name, '2020-01-01').map(({ context }) => context.id),
    );
    expect(await retention.run()).toBe(gone.length + 3);
    expect(await removed()).toEqual(
      [...gone, 'back-to-1', 'closed-1', 'closed-2'].sort(),
    );
    await projector.run();

    const after = await store.getRows(MODEL);
    // What left staging stays away from it.
    expect(after.live).toEqual(before.live);
    const ofVersions = (rows: typeof before) =>
      rows.versions.filter(({ version: name }) => ['3', '4'].includes(name));
    expect(ofVersions(after)).toEqual(ofVersions(before));
    expect(after.approvals.map(row => row.version)).toEqual(['3', '4']);
    expect(after.incidents).toEqual(
      before.incidents.filter(({ id }) => id !== 'closed'),
    );
    expect(after.deployments.map(row => [row.id, row.failed])).toEqual([
      ['deployed-3', false],
      ['in-staging', false],
      ['deployed-4', false],
    ]);
    expect(await retention.run()).toBe(0);
  });

  it('knows what it removed: a redelivery is a duplicate, and brings nothing back', async () => {
    const { append, asThen, ledger, projector, retention, removed, store } =
      await setUp();
    await append(HISTORY.map(event => entryOf(event)));
    await asThen();
    await retention.run();
    const gone = await removed();
    expect(gone).toContain('deployed-1');
    const first = HISTORY.find(({ context }) => context.id === 'deployed-1')!;
    const other = deployment('deployed-1', '2020-01-01T04:00:00Z', '9');
    expect(await append([entryOf(first)])).toEqual(['duplicate']);
    expect(await append([entryOf(other)])).toEqual(['conflict']);
    await projector.run();
    expect(await removed()).toEqual(gone);
    const events = await ledger.readModel(MODEL);
    expect(events.map(({ id }) => id)).not.toContain('deployed-1');
    const { deployments } = await store.getRows(MODEL);
    expect(deployments.map(({ id }) => id)).not.toContain('deployed-1');
  });

  it('spares what arrived lately, the rest of its incident, and models it cannot judge', async () => {
    const { append, asThen, knex, retention, removed } = await setUp();
    await append(HISTORY.map(event => entryOf(event)));
    const resolved = incident(
      'unnamed',
      '2020-07-03T00:00:00Z',
      'resolved',
      'closed',
    );
    await append([entryOf({ ...resolved, customData: {} })]);
    await asThen();
    await knex('pending').insert({ model: MODEL, sequence: 0 });
    expect(await retention.run()).toBe(0);
    await knex('pending').delete();

    await knex('events')
      .whereIn('event_id', ['closed-1', 'deployed-1'])
      .update({ arrived_ms: SINCE });
    await retention.run();
    const gone = await removed();
    expect(gone).toContain('deployed-2');
    for (const id of ['deployed-1', 'closed-1', 'closed-2', 'unnamed']) {
      expect(gone).not.toContain(id);
    }
  });

  it('empties many events in batches, unassigned ones and old conflicts too', async () => {
    const { append, asThen, knex, retention } = await setUp();
    const queued = Array.from({ length: 1_100 }, (_, index) =>
      cdEvent('pipelinerun.queued', {
        id: `q${index}`,
        at: '2020-01-01T00:00:00Z',
      }),
    );
    await append(queued.map(event => entryOf(event)));
    const stray = deployment('stray', '2020-01-01T00:00:00Z', '1');
    await append([entryOf({ ...stray, customData: {} })]);
    await append([entryOf({ ...stray, customData: { x: 1 } })]);
    await knex('conflicts').update({ arrived_ms: SINCE - 1 });
    await asThen();
    expect(await knex('unassigned').select()).toHaveLength(1);
    expect(await retention.run()).toBe(1_101);
    await adoptUnassigned(knex, []);
    expect(await knex('unassigned').select()).toEqual([]);
    expect(await knex('conflicts').select('event_id', 'body')).toEqual([
      { event_id: 'stray', body: '' },
    ]);
  });
});
