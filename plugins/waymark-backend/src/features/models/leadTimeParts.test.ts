import { TestDatabases } from '@backstage/backend-test-utils';
import { cdEvent, cloudEvent, deployment } from '../../__testUtils__/events';
import { startEngine } from '../../__testUtils__/startEngine';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const PATH = '/models/model/default/credit-risk/metrics/changeLeadTime/parts';
const WINDOW = 'from=2026-06-01T00:00:00Z&to=2026-06-08T00:00:00Z';
const change = { commit: 'b', committedAt: '2026-06-02T09:00:00Z' };
const repository = { id: 'credit-risk' };
const HOUR = 3_600_000;

const log = [
  deployment('d1', '2026-06-01T00:00:00Z', '1'),
  cdEvent('change.merged', {
    id: 'm',
    at: '2026-06-02T16:00:00Z',
    subject: 'mr-1',
    content: { repository },
    waymark: { change },
  }),
  deployment('d2', '2026-06-02T17:00:00Z', '2', { waymark: { change } }),
];

describe.each(databases.eachSupportedId())(
  'lead time in parts on %s',
  databaseId => {
    let engine: Awaited<ReturnType<typeof startEngine>>;
    beforeEach(async () => {
      engine = await startEngine({ knex: await databases.init(databaseId) });
      await engine.post(log.map(cloudEvent)).expect(202);
      await engine.settled();
    });
    afterEach(() => engine.stop());

    it('is told of a window, an environment and a moment', async () => {
      const { body } = await engine.get(`${PATH}?${WINDOW}`);
      expect(body).toEqual({
        model: 'model:default/credit-risk',
        window: {
          from: '2026-06-01T00:00:00.000Z',
          to: '2026-06-08T00:00:00.000Z',
          days: 7,
        },
        changes: 1,
        items: [
          {
            from: { kind: 'firstCommit' },
            to: { kind: 'merged' },
            median: 7 * HOUR,
            sampleSize: 1,
          },
          {
            from: { kind: 'merged' },
            to: { kind: 'deployed' },
            median: HOUR,
            sampleSize: 1,
          },
        ],
        definition: {
          id: 'leadTimeParts',
          version: 1,
          url: '/models/definitions/leadTimeParts',
        },
      });
      for (const narrowed of [
        'environment=staging',
        'asOf=2026-05-01T00:00:00Z',
      ]) {
        const none = await engine.get(`${PATH}?${WINDOW}&${narrowed}`);
        expect(none.body).toMatchObject({ changes: 0, items: [] });
      }
      const page = await engine.get('/metrics/definitions/leadTimeParts');
      expect(page.body).toMatchObject({
        title: 'Lead time in parts',
        version: 1,
      });
      const wrong = await engine.get(`${PATH}?cohort=none`);
      expect(wrong.status).toBe(400);
    });
  },
);
