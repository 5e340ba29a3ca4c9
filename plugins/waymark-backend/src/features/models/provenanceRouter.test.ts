import { TestDatabases } from '@backstage/backend-test-utils';
import { cdEvent, cloudEvent, deployment } from '../../__testUtils__/events';
import { startEngine } from '../../__testUtils__/startEngine';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const MODEL = '/models/model/default/credit-risk';
const at = (day: number) => `2026-06-0${day}T03:00:00.000Z`;
const ARTIFACT = 'pkg:generic/credit-risk@1';

/** Version 1 trained, approved and live, then version 2 without an approval. */
const events = [
  cdEvent('artifact.packaged', {
    id: 'packaged',
    at: at(1),
    subject: ARTIFACT,
    content: { change: { id: 'c1' } },
    waymark: {
      modelVersion: '1',
      training: {
        finishedAt: at(1),
        datasets: ['dataset:default/loans@3'],
        runUrl: 'https://ci.example/runs/1',
      },
      evidence: { kind: 'model-card', uri: 'https://cards.example/1' },
    },
  }),
  cdEvent('approval.closed', {
    id: 'approved',
    at: at(2),
    subject: 'approval-1',
    content: {
      approvalDetailsUrl: 'https://approvals.example/1',
      resourceTargetUrl: 'https://approvals.example/model',
      responder: 'user:default/risk-officer',
      decision: 'approved',
      status: 'approved',
    },
    waymark: { modelVersion: '1' },
  }),
  deployment('d1', at(3), '1', {
    waymark: {
      change: { repository: 'models/credit-risk', commit: 'c1' },
      cost: { gpuSeconds: 30, amount: 0.1, currency: 'EUR' },
    },
  }),
  deployment('d2', at(6), '2', {
    waymark: { cost: { gpuSeconds: 12, amount: 0.2, currency: 'EUR' } },
  }),
];

describe.each(databases.eachSupportedId())('provenance on %s', databaseId => {
  it('tells what served when and who approved it, lineage, evidence and costs', async () => {
    const engine = await startEngine({
      knex: await databases.init(databaseId),
    });
    const { body } = await engine.post(events.map(event => cloudEvent(event)));
    expect(body).toMatchObject({ accepted: 4, rejected: [] });
    await engine.settled();

    const then = await engine.get(`${MODEL}/live?at=${at(4)}`);
    expect(then.body.items).toMatchObject([
      {
        version: '1',
        eventId: 'd1',
        approval: {
          eventId: 'approved',
          responder: 'user:default/risk-officer',
          at: at(2),
          url: 'https://approvals.example/1',
        },
      },
    ]);
    const now = await engine.get(`${MODEL}/live`);
    expect(now.body.items).toMatchObject([{ version: '2', approval: null }]);
    const before = await engine.get(`${MODEL}/live?at=${at(1)}`);
    expect(before.body.items).toMatchObject([{ version: null }]);

    const approvals = await engine.get(`${MODEL}/approvals`);
    expect(approvals.body).toMatchObject({
      total: 1,
      nextCursor: null,
      items: [{ version: '1', status: 'approved', environment: null }],
    });
    const evidence = await engine.get(`${MODEL}/evidence`);
    expect(evidence.body.items).toMatchObject([
      { version: '1', kind: 'model-card', uri: 'https://cards.example/1' },
    ]);
    const lineage = await engine.get(`${MODEL}/lineage`);
    expect(lineage.body.items).toMatchObject([
      { version: '2', datasets: [], deployments: [{ eventId: 'd2' }] },
      {
        version: '1',
        artifactId: ARTIFACT,
        datasets: ['dataset:default/loans@3'],
        runUrl: 'https://ci.example/runs/1',
        changes: [{ commit: 'c1', repository: 'models/credit-risk' }],
        deployments: [{ eventId: 'd1', environment: 'production' }],
      },
    ]);
    const newest = await engine.get(`${MODEL}/lineage?limit=1`);
    expect(newest.body).toMatchObject({ total: 2, items: [{ version: '2' }] });
    const older = await engine.get(
      `${MODEL}/lineage?limit=1&cursor=${newest.body.nextCursor}`,
    );
    expect(older.body).toEqual({
      total: 2,
      nextCursor: null,
      items: [lineage.body.items[1]],
    });
    const costs = await engine.get(`${MODEL}/costs`);
    expect(costs.body).toMatchObject({
      total: 2,
      totals: {
        gpuSeconds: 42,
        tokens: 0,
        amounts: [{ currency: 'EUR', amount: 0.3 }],
      },
    });
    const june5on = await engine.get(`${MODEL}/costs?from=${at(5)}`);
    expect(june5on.body.totals.gpuSeconds).toBe(12);

    // What it goes back to was approved, whatever it takes the place of
    const back = deployment('r1', at(7), '2', {
      kind: 'service.rolledback',
      waymark: { toVersion: '1' },
    });
    await engine.post([cloudEvent(back)]).expect(202);
    await engine.settled();
    for (const query of ['', `?at=${at(8)}`]) {
      const { body: live } = await engine.get(`${MODEL}/live${query}`);
      expect(live.items).toMatchObject([
        { version: '1', eventId: 'r1', approval: { eventId: 'approved' } },
      ]);
    }
    await engine.stop();
  });
});
