import { TestDatabases } from '@backstage/backend-test-utils';
import { cdEvent, cloudEvent, deployment } from '../../__testUtils__/events';
import { startEngine } from '../../__testUtils__/startEngine';

jest.setTimeout(60_000);

const MODEL = '/models/model/default/credit-risk';
const SOURCE = '/pipelines/credit-risk';
const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const daysAgo = (days: number) =>
  new Date(Date.now() - days * 86_400_000).toISOString();
const STARTED = daysAgo(9);
const TOLD = daysAgo(8);
const OVER = daysAgo(7.5);

const told = (kind: string, id: string, at: string, subject: string) =>
  cdEvent(`incident.${kind}`, {
    id,
    at,
    subject,
    content: {
      environment: { id: 'production' },
      ...(kind === 'reported' && { ticketURI: 'https://tickets/1' }),
    },
  });

/** Blamed on the second deployment, told of twice, and never ended. */
const log = [
  deployment('d1', daysAgo(11), '1'),
  deployment('d2', daysAgo(10), '2'),
  told('detected', 'i1', STARTED, 'latency'),
  told('reported', 'i2', TOLD, 'latency'),
].map(cloudEvent);

const end = {
  kind: 'incidentEnded',
  incident: { source: SOURCE, id: 'latency' },
  startedAt: STARTED,
  endedAt: OVER,
  reason: 'The alert was silenced over its end',
};

describe.each(databases.eachSupportedId())(
  'an incident whose end was never told, on %s',
  databaseId => {
    let engine: Awaited<ReturnType<typeof startEngine>>;
    const start = async (config?: object, deny: string[] = []) => {
      engine = await startEngine({
        knex: await databases.init(databaseId),
        config: config ? { waymark: { incidents: { ...config } } } : undefined,
        deny,
      });
      await engine.post(log);
      await engine.settled();
    };
    afterEach(() => engine.stop());

    const correct = (body: object) =>
      engine.api().post(`/api/waymark${MODEL}/corrections`).send(body);
    const get = async (path: string) => {
      await engine.settled();
      return (await engine.get(path)).body;
    };
    const incidents = async () => (await get(`${MODEL}/incidents`)).items;
    const attention = async () => {
      const { items } = await get('/models');
      return items[0].attention.find((each: any) => each.kind === 'incident');
    };

    it('is stale after seven days without a word, wherever it is shown', async () => {
      await start();
      expect(await incidents()).toMatchObject([
        { endedAt: null, lastToldAt: TOLD, stale: true },
      ]);
      expect(await attention()).toMatchObject({
        text: '1 incident open in production, 1 stale: end what is over',
      });
      const restore = await get(`${MODEL}/metrics/timeToRestore/events`);
      expect(restore.items).toMatchObject([
        { eventId: 'i1', excludedFor: 'open', stale: true },
      ]);
      const failed = await get(`${MODEL}/metrics/changeFailRate/events`);
      expect(failed.items.flatMap(({ related }: any) => related)).toMatchObject(
        [{ kind: 'incident', stale: true }],
      );
    });

    it('is open and no more while it was told of recently enough', async () => {
      await start({ staleAfterDays: 9 });
      expect(await incidents()).toMatchObject([{ stale: false }]);
      expect(await attention()).toMatchObject({
        text: '1 incident open in production',
      });
      const { items } = await get(`${MODEL}/metrics/timeToRestore/events`);
      expect(items[0]).not.toHaveProperty('stale');
    });

    it('ends by a person, as an event of the standard, until that is taken back', async () => {
      await start();
      const made = await correct(end);
      expect(made.status).toBe(201);
      expect(made.body).toMatchObject({
        ...end,
        by: 'user:default/mock',
        reversed: null,
        inEffect: true,
      });
      expect(Date.parse(made.body.at)).toBeGreaterThan(Date.parse(OVER));
      expect(await incidents()).toMatchObject([
        {
          endedAt: OVER,
          stale: false,
          endedBy: {
            source: '/waymark/portal',
            id: `incident.resolved/${made.body.id}`,
          },
        },
      ]);
      expect(await attention()).toBeUndefined();
      const { metrics } = await get(`${MODEL}/metrics`);
      expect(metrics.timeToRestore).toMatchObject({
        value: Date.parse(OVER) - Date.parse(STARTED),
        sampleSize: 1,
      });
      const again = await correct({ ...end, reason: 'Pressed twice' });
      expect(again.status).toBe(200);
      expect(again.body).toEqual(made.body);

      const reversed = await engine
        .api()
        .post(`/api/waymark${MODEL}/corrections/${made.body.id}/reverse`)
        .send({ reason: 'It is still going on' });
      expect(reversed.body).toMatchObject({
        inEffect: false,
        reversed: { reason: 'It is still going on' },
      });
      expect(await incidents()).toMatchObject([{ endedAt: null, stale: true }]);

      // Ended once more, and the first end is not in the way
      expect((await correct({ ...end, endedAt: daysAgo(1) })).status).toBe(201);
      const { items } = await get(`${MODEL}/corrections?kind=incidentEnded`);
      expect(items.map((each: any) => each.inEffect)).toEqual([true, false]);
      const late = told('resolved', 'r1', daysAgo(5), 'latency');
      await engine.post([cloudEvent(late)]).expect(202);
      expect(await incidents()).toMatchObject([
        { endedBy: { source: SOURCE, id: 'r1' } },
      ]);
    });

    it('is ended neither before what was told of it, nor in the future, nor twice, nor from outside', async () => {
      await start();
      const refused: [object, number, string][] = [
        [{ ...end, endedAt: daysAgo(8.5) }, 400, 'was still told of at'],
        [{ ...end, endedAt: daysAgo(10) }, 400, 'was still told of at'],
        [{ ...end, endedAt: daysAgo(-1) }, 400, 'in the future'],
        [{ ...end, endedAt: 'yesterday' }, 400, 'endedAt'],
        [{ ...end, reason: undefined }, 400, 'reason'],
        [{ ...end, startedAt: TOLD }, 404, 'has no incident latency'],
      ];
      for (const [body, status, words] of refused) {
        const answer = await correct(body);
        expect(answer.body.error.message).toContain(words);
        expect(answer.status).toBe(status);
      }
      expect((await correct(end)).status).toBe(201);
      await engine.settled();
      const twice = await correct({ ...end, endedAt: daysAgo(2) });
      expect(twice.status).toBe(400);
      expect(twice.body.error.message).toContain('ended already');

      const forged = told('resolved', 'forged', daysAgo(1), 'latency');
      forged.context.source = '/waymark/portal';
      const { body } = await engine.post([cloudEvent(forged)]);
      expect(body).toMatchObject({
        accepted: 0,
        rejected: [{ errors: [{ path: '/source' }] }],
      });
    });

    it('takes the permission to correct', async () => {
      await start(undefined, ['waymark.event.correct']);
      expect((await correct(end)).status).toBe(403);
    });
  },
);
