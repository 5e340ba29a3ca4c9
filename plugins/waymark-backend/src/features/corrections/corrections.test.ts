import { TestDatabases } from '@backstage/backend-test-utils';
import { cdEvent, cloudEvent, deployment } from '../../__testUtils__/events';
import { startEngine } from '../../__testUtils__/startEngine';

jest.setTimeout(60_000);

const MODEL = '/models/model/default/credit-risk';
const SOURCE = '/pipelines/credit-risk';
const FIGURES = '/metrics?from=2026-06-01T00:00:00Z&to=2026-07-01T00:00:00Z';
const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const d1 = { source: SOURCE, id: 'd1' };
const d2 = { source: SOURCE, id: 'd2' };
const incident = { source: SOURCE, id: 'latency' };
const STARTED = '2026-06-03T00:00:00.000Z';

/** Two releases, and an incident that falls to the second by its time. */
const log = [
  deployment('d1', '2026-06-01T00:00:00Z', '1'),
  deployment('d2', '2026-06-02T00:00:00Z', '2'),
  cdEvent('incident.detected', {
    id: 'i1',
    at: '2026-06-03T00:00:00Z',
    subject: 'latency',
    content: { environment: { id: 'production' } },
  }),
].map(cloudEvent);

const blameNobody = {
  kind: 'incidentAttributed',
  incident,
  startedAt: STARTED,
  deployment: null,
  reason: 'The network was down',
};

describe.each(databases.eachSupportedId())('corrections on %s', databaseId => {
  let engine: Awaited<ReturnType<typeof startEngine>>;
  const start = async (deny: string[] = []) => {
    engine = await startEngine({
      knex: await databases.init(databaseId),
      deny,
    });
    await engine.post(log);
    await engine.settled();
  };
  afterEach(() => engine.stop());

  const post = (path: string, body: object) =>
    engine.api().post(`/api/waymark${MODEL}${path}`).send(body);
  const correct = (body: object) => post('/corrections', body);
  const reverse = (id: string, reason = 'It was the release after all') =>
    post(`/corrections/${id}/reverse`, { reason });
  /** Everything told of the model but what moves with the clock */
  const told = async () => {
    await engine.settled();
    const { body } = await engine.get(`${MODEL}${FIGURES}`);
    delete body.metrics.modelFreshness;
    const deployments = await engine.get(`${MODEL}/deployments`);
    const incidents = await engine.get(`${MODEL}/incidents`);
    return {
      figures: body.metrics,
      deployments: deployments.body.items,
      incidents: incidents.body.items,
    };
  };

  it('change the figures, and reversed restore exactly the former ones', async () => {
    await start();
    const before = await told();
    expect(before.figures.changeFailRate).toMatchObject({ value: 0.5 });
    expect(before.incidents).toMatchObject([
      { ...incident, rule: 'time', deployment: 'd2', deploymentSource: SOURCE },
    ]);

    const made = await correct(blameNobody);
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      kind: 'incidentAttributed',
      incident,
      startedAt: STARTED,
      deployment: null,
      by: 'user:default/mock',
      reason: 'The network was down',
      reversed: null,
      inEffect: true,
    });
    const corrected = await told();
    expect(corrected.figures.changeFailRate).toMatchObject({ value: 0 });
    expect(corrected.incidents).toMatchObject([
      { rule: 'corrected', deployment: null },
    ]);
    const again = await correct({ ...blameNobody, reason: 'Pressed twice' });
    expect(again.status).toBe(200);
    expect(again.body).toEqual(made.body);

    const other = await correct({ ...blameNobody, deployment: d1 });
    expect(other.status).toBe(201);
    expect((await told()).deployments).toMatchObject([
      { eventId: 'd2', failed: false },
      { eventId: 'd1', failed: true },
    ]);
    await reverse(other.body.id);
    expect(await told()).toEqual(corrected);
    await reverse(made.body.id);
    expect(await told()).toEqual(before);

    const { body } = await engine.get(`${MODEL}/corrections`);
    expect(body).toMatchObject({
      total: 2,
      items: [
        {
          id: other.body.id,
          deployment: d1,
          inEffect: false,
          reversed: { reason: 'It was the release after all' },
        },
        { id: made.body.id, deployment: null, inEffect: false },
      ],
    });
    const once = await reverse(made.body.id);
    expect(once.status).toBe(409);
    expect(once.body.error.message).toContain('reversed already');
    expect((await correct(blameNobody)).status).toBe(201);
    expect(await told()).toEqual(corrected);
  });

  it('withdraw an event and bring it back', async () => {
    await start();
    const before = await told();
    const withdrawn = await correct({
      kind: 'eventWithdrawn',
      event: d2,
      reason: 'Sent from a rehearsal',
    });
    expect(withdrawn.body).toMatchObject({
      event: { ...d2, version: '2', environment: 'production' },
    });
    const { figures, deployments } = await told();
    expect(figures.changeFailRate).toMatchObject({ value: 1, denominator: 1 });
    expect(deployments).toMatchObject([{ eventId: 'd1', failed: true }]);
    await reverse(withdrawn.body.id);
    expect(await told()).toEqual(before);
  });

  it('withdraw the end of an incident that names no model, of theirs alone', async () => {
    await start();
    const resolved = (id: string, subject: string) => {
      const event = cdEvent('incident.resolved', {
        id,
        at: '2026-06-04T00:00:00Z',
        subject,
        content: { environment: { id: 'production' } },
      });
      delete event.customData;
      return cloudEvent(event);
    };
    const sent = [resolved('r1', 'latency'), resolved('r2', 'elsewhere')];
    await engine.post(sent).expect(202);
    const withdraw = (id: string) =>
      correct({
        kind: 'eventWithdrawn',
        event: { source: SOURCE, id },
        reason: 'It is not over yet',
      });
    expect((await told()).incidents).toMatchObject([
      {
        openedBy: { source: SOURCE, id: 'i1' },
        endedBy: { source: SOURCE, id: 'r1' },
      },
    ]);
    expect((await withdraw('r2')).status).toBe(404);
    expect((await withdraw('r1')).status).toBe(201);
    expect((await told()).incidents).toMatchObject([
      { endedAt: null, endedBy: null },
    ]);
  });

  it('is one event however often it is sent at once', async () => {
    await start();
    const answers = await Promise.all(
      [1, 2, 3].map(() => correct(blameNobody)),
    );
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    const { body } = await engine.get(`${MODEL}/corrections`);
    expect(body.total).toBe(1);
  });

  it('refuse in words what cannot be', async () => {
    await start();
    const refused: [object, number, string][] = [
      [{ ...blameNobody, reason: undefined }, 400, 'reason'],
      [{ ...blameNobody, kind: 'figureChanged' }, 400, 'kind'],
      [{ ...blameNobody, incident: d1 }, 404, 'no incident d1'],
      [
        { ...blameNobody, startedAt: '2026-06-04T00:00:00Z' },
        404,
        'that started at 2026-06-04',
      ],
      [
        { ...blameNobody, deployment: { source: SOURCE, id: 'd9' } },
        404,
        'no deployment d9',
      ],
      [
        {
          kind: 'eventWithdrawn',
          event: { source: '/elsewhere', id: 'd1' },
          reason: 'Not ours',
        },
        404,
        'no event d1 from /elsewhere',
      ],
    ];
    for (const [body, status, words] of refused) {
      const answer = await correct(body);
      expect(answer.body.error.message).toContain(words);
      expect(answer.status).toBe(status);
    }
    const { body: made } = await correct(blameNobody);
    const decision = await correct({
      kind: 'eventWithdrawn',
      event: {
        source: '/waymark/portal',
        id: `incident.attributed/${made.id}`,
      },
      reason: 'Not like this',
    });
    expect(decision.status).toBe(400);
    expect(decision.body.error.message).toContain('Reverse the correction');
    expect((await reverse('none')).status).toBe(404);
  });

  it('take a permission of their own', async () => {
    await start(['waymark.event.correct']);
    const answer = await correct(blameNobody);
    expect(answer.status).toBe(403);
    expect(answer.body.error.message).toContain('waymark.event.correct');
    expect((await reverse('any')).status).toBe(403);
    expect((await engine.get(`${MODEL}/corrections`)).status).toBe(200);
  });
});
