import { TestDatabases } from '@backstage/backend-test-utils';
import { ownedModel } from '../../__testUtils__/entities';
import { cdEvent, cloudEvent, deployment } from '../../__testUtils__/events';
import { startEngine } from '../../__testUtils__/startEngine';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const PATH = '/models/model/default/credit-risk/versions';
const ARTIFACT = 'pkg:generic/credit-risk@7';

const minutesAgo = (minutes: number) =>
  new Date(Date.now() - minutes * 60_000).toISOString();

describe.each(databases.eachSupportedId())('a version on %s', databaseId => {
  let engine: Awaited<ReturnType<typeof startEngine>>;
  beforeEach(async () => {
    engine = await startEngine({
      knex: await databases.init(databaseId),
      entities: [ownedModel('credit-risk', 'lending')],
    });
    const events = [
      cdEvent('artifact.packaged', {
        id: 'packaged',
        at: minutesAgo(60),
        subject: ARTIFACT,
        content: { change: { id: 'c1' } },
        waymark: { modelVersion: '7', training: { trigger: 'commit' } },
      }),
      cdEvent('testsuiterun.finished', {
        id: 'evaluated',
        at: minutesAgo(50),
        subject: 'run',
        content: {
          outcome: 'success',
          environment: { id: 'ci' },
          testSuite: { id: 'performance' },
        },
        waymark: {
          modelVersion: '7',
          evaluation: {
            kind: 'performance',
            metrics: [{ name: 'auc', value: 0.91, threshold: 0.9 }],
          },
        },
      }),
      cdEvent('approval.closed', {
        id: 'approved',
        at: minutesAgo(45),
        subject: 'approval',
        content: {
          approvalDetailsUrl: 'https://approvals.test/1',
          resourceTargetUrl: 'https://approvals.test/model',
          responder: 'user:default/maria',
          decision: 'approved',
          status: 'approved',
        },
        waymark: {
          modelVersion: '7',
          approval: {
            modelVersion: '7',
            environment: 'production',
            action: 'deploy',
          },
        },
      }),
      deployment('d7', minutesAgo(40), '7', {
        waymark: {
          change: { repository: 'https://git.test/scores', commit: 'abc123' },
        },
      }),
      deployment('d8', minutesAgo(30), '8'),
      cdEvent('incident.detected', {
        id: 'incident',
        at: minutesAgo(35),
        subject: 'i1',
        content: { environment: { id: 'production' } },
        waymark: { deployment: 'd7' },
      }),
    ];
    await engine.post(events.map(event => cloudEvent(event)));
    await engine.settled();
  });
  afterEach(() => engine.stop());

  it('is told with what people, gates and production made of it', async () => {
    const { body: verdict } = await engine
      .api()
      .post('/api/waymark/gates')
      .send({
        model: 'model:default/credit-risk',
        version: '7',
        environment: 'production',
      });
    await engine.settled();
    const { status, body } = await engine.get(`${PATH}/7`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      version: {
        version: '7',
        artifactId: ARTIFACT,
        evaluations: [
          {
            kind: 'performance',
            passed: true,
            metrics: [{ name: 'auc', value: 0.91, threshold: 0.9 }],
          },
        ],
      },
      changes: [{ commit: 'abc123', repository: 'https://git.test/scores' }],
      approvals: [{ status: 'approved', environment: 'production' }],
      gates: [{ id: verdict.id, outcome: verdict.outcome }],
      deploymentsTotal: 1,
      deployments: [
        {
          eventId: 'd7',
          failedFor: ['incident'],
          liveUntil: expect.any(String),
        },
      ],
    });
  });

  it('is found by the name of its artifact', async () => {
    const { body } = await engine.get(
      `${PATH}/${encodeURIComponent(ARTIFACT)}`,
    );
    expect(body.version.version).toBe('7');
    expect(body.deployments).toHaveLength(1);
  });

  it('is not found where nothing told of it', async () => {
    const { status, body } = await engine.get(`${PATH}/99`);
    expect(status).toBe(404);
    expect(body.error.message).toBe(
      'model:default/credit-risk has no version 99',
    );
  });
});
