import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { cloudEvent, deployment } from '../../__testUtils__/events';
import { startEngine } from '../../__testUtils__/startEngine';
import { waitFor } from '../../__testUtils__/waitFor';
import { applyMigrations } from '../../kernel/database/applyMigrations';
import { DatabaseLedger } from '../../ledger/DatabaseLedger';
import { LedgerDecisionRecorder } from '../../decisions/LedgerDecisionRecorder';
import { ReporterWatch } from './ReporterWatch';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const REF = 'model:default/credit-risk';
const PIPELINE = '/pipelines/credit-risk';
const FROM = 'waymark.dev/deployments-from';
const TYPE = 'dev.cdeventsx.waymark-reporter.set.0.1.0';

function model(annotations: Record<string, string>): Entity {
  return {
    apiVersion: 'waymark.dev/v1alpha1',
    kind: 'Model',
    metadata: { name: 'credit-risk', namespace: 'default', annotations },
    spec: {
      type: 'classifier',
      lifecycle: 'production',
      owner: 'group:default/credit-analytics',
      purpose: 'Proposes a limit',
    },
  };
}

describe.each(databases.eachSupportedId())('reporters on %s', databaseId => {
  it('are recorded when the catalog says something new, and only then', async () => {
    const knex = await databases.init(databaseId);
    await applyMigrations(knex);
    const ledger = DatabaseLedger.create({ database: knex });
    let now = Date.parse('2026-06-01T00:00:00Z');
    const createWatch = () =>
      ReporterWatch.create({
        ledger,
        recorder: LedgerDecisionRecorder.create({
          ledger,
          onAppended: () => {},
        }),
        getEntities: async () => new Map(),
        logger: mockServices.logger.mock(),
        now: () => now,
      });
    const replicas = [createWatch(), createWatch()];
    const say = async (annotations: Record<string, string>) => {
      for (const watch of replicas) {
        await watch.recordDifferences(new Map([[REF, model(annotations)]]));
      }
      return (await ledger.readDecisions(TYPE, { model: REF })).map(
        ({ time, event }) => [
          new Date(time).toISOString(),
          event.subject.content,
        ],
      );
    };

    expect(await say({})).toEqual([]);
    const first = [
      '2026-06-01T00:00:00.000Z',
      { reporter: PIPELINE, byEnvironment: {}, by: 'waymark' },
    ];
    expect(await say({ [FROM]: PIPELINE })).toEqual([first]);
    expect(await say({ [FROM]: PIPELINE })).toEqual([first]);
    // A clock behind the other replica's must not lose to it.
    now -= 60_000;
    const second = [
      '2026-06-01T00:00:00.001Z',
      {
        reporter: PIPELINE,
        byEnvironment: { production: '/cluster' },
        by: 'waymark',
      },
    ];
    expect(
      await say({ [FROM]: PIPELINE, [`${FROM}.production`]: '/cluster' }),
    ).toEqual([first, second]);
    now += 120_000;
    expect(await say({})).toEqual([
      first,
      second,
      [
        '2026-06-01T00:01:00.000Z',
        { reporter: null, byEnvironment: {}, by: 'waymark' },
      ],
    ]);
    expect(await ledger.hasEvents(REF)).toBe(false);
  });

  it('asks the catalog once about thousands of models, and not again soon', async () => {
    const knex = await databases.init(databaseId);
    await applyMigrations(knex);
    const ledger = DatabaseLedger.create({ database: knex });
    const refs = Array.from({ length: 2_000 }, (_, i) => `model:default/m${i}`);
    const getEntities = jest.fn(
      async () => new Map([[refs[7], model({ [FROM]: PIPELINE })]]),
    );
    const watch = ReporterWatch.create({
      ledger,
      recorder: LedgerDecisionRecorder.create({ ledger, onAppended: () => {} }),
      getEntities,
      logger: mockServices.logger.mock(),
    });
    watch.look(refs);
    watch.look(refs.slice(0, 10));
    await waitFor(async () => {
      expect(await ledger.readDecisions(TYPE)).toMatchObject([
        { model: refs[7] },
      ]);
    });
    expect(getEntities.mock.calls).toEqual([[refs]]);
  });

  it('leave figures to one source, and show the other beside', async () => {
    const knex = await databases.init(databaseId);
    const path = '/models/model/default/credit-risk';
    const ago = (hours: number) =>
      new Date(Date.now() - hours * 3_600_000).toISOString();
    const silent = await startEngine({ knex, entities: [model({})] });
    await silent.post([
      cloudEvent(deployment('d1', ago(48), '1')),
      cloudEvent(deployment('f1', ago(47.9), '1', { source: '/forge' })),
      cloudEvent(deployment('f2', ago(12), '2', { source: '/forge' })),
    ]);
    await silent.settled();
    const before = await silent.get(path);
    expect(before.body.warnings).toMatchObject([{ kind: 'doubleReports' }]);
    const both = await silent.get(`${path}/deployments`);
    expect(both.body.items.map((d: any) => d.eventId)).toEqual([
      'f2',
      'f1',
      'd1',
    ]);
    await silent.stop();

    const engine = await startEngine({
      knex,
      entities: [model({ [FROM]: PIPELINE })],
    });
    await engine.post([
      cloudEvent(deployment('f3', ago(11), '2', { source: '/forge' })),
    ]);
    await waitFor(async () => {
      const { body } = await engine.get(`${path}/deployments`);
      expect(body.items).toMatchObject([
        {
          eventId: 'd1',
          corroboratedBy: [{ source: '/forge', eventId: 'f1' }],
        },
      ]);
    });
    const { body } = await engine.get(`${path}/metrics`);
    expect(body.metrics.deploymentFrequency.numerator).toBe(1);
    const detail = await engine.get(path);
    expect(detail.body).toMatchObject({
      live: [{ version: '1' }],
      warnings: [
        {
          kind: 'notReported',
          text: expect.stringContaining('/forge tells of 2 deployments'),
        },
      ],
    });
    await engine.stop();
  });
});
