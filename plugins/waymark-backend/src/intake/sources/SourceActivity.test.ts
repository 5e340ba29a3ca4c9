import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { applyMigrations } from '../../kernel/database/applyMigrations';
import { DatabaseActivityStore } from './DatabaseActivityStore';
import { SourceActivity } from './SourceActivity';
import { wayIn } from './WayIn';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const gitlab = wayIn('webhook', 'gitlab');
const token = {
  id: '0123456789abcdef',
  kind: 'token',
  name: '0123456789abcdef',
} as const;
const faults = [{ path: '/type', message: 'must begin with dev.' }];

describe.each(databases.eachSupportedId())(
  'source activity on %s',
  databaseId => {
    const setUp = async () => {
      const knex = await databases.init(databaseId);
      await applyMigrations(knex);
      const store = DatabaseActivityStore.create({ database: knex });
      const clock = { now: Date.parse('2026-05-04T23:59:59Z') };
      const logger = mockServices.logger.mock();
      const replica = () =>
        SourceActivity.create({ store, logger, now: () => clock.now });
      return { knex, store, clock, logger, replica };
    };

    it('remembers the longest silence of the days it is asked for', async () => {
      const { store, clock, replica } = await setUp();
      const replicas = [replica(), replica()];
      const hear = async (after: number, one: SourceActivity) => {
        clock.now += after;
        one.heard(gitlab, { accepted: 1 });
        await one.flush();
      };
      const gapSince = async (day: string) =>
        (await store.list(day))[0].longestGap;
      await hear(0, replicas[0]);
      expect(await gapSince('2026-05-04')).toBeUndefined();
      for (const after of [60_000, 3_600_000, 1_000]) {
        await hear(after, replicas[after % 7 === 0 ? 0 : 1]);
      }
      // Being turned away is not being heard of
      replicas[0].turnedAway(gitlab);
      clock.now += 86_400_000;
      replicas[0].turnedAway(gitlab);
      await replicas[0].flush();
      expect(await gapSince('2026-05-04')).toBe(3_600_000);
      await hear(5_000, replicas[0]);
      expect(await gapSince('2026-05-04')).toBe(86_405_000);
      expect(await gapSince('2026-05-07')).toBeUndefined();
    });

    it('adds up by day whatever several replicas heard', async () => {
      const { store, clock, replica } = await setUp();
      const replicas = [replica(), replica(), replica()];
      for (const one of replicas) {
        one.heard(gitlab, { accepted: 2, duplicates: 1 });
        one.heard(token, { conflicts: 1 });
      }
      await Promise.all(replicas.map(one => one.flush()));
      clock.now += 2_000;
      replicas[0].heard(gitlab, { rejected: 4 });
      await Promise.all(replicas.map(one => one.flush()));
      expect(await store.list('2026-05-04')).toEqual([
        {
          way: token,
          lastHeardAt: clock.now - 2_000,
          totals: { accepted: 0, duplicates: 0, conflicts: 3, rejected: 0 },
          days: [
            {
              day: '2026-05-04',
              accepted: 0,
              duplicates: 0,
              conflicts: 3,
              rejected: 0,
            },
          ],
        },
        {
          way: gitlab,
          lastHeardAt: clock.now,
          longestGap: 2_000,
          totals: { accepted: 6, duplicates: 3, conflicts: 0, rejected: 4 },
          days: [
            {
              day: '2026-05-04',
              accepted: 6,
              duplicates: 3,
              conflicts: 0,
              rejected: 0,
            },
            {
              day: '2026-05-05',
              accepted: 0,
              duplicates: 0,
              conflicts: 0,
              rejected: 4,
            },
          ],
        },
      ]);
      await store.prune('2026-05-05');
      const [, pruned] = await store.list('2026-05-01');
      expect(pruned).toMatchObject({
        totals: { accepted: 6 },
        days: [{ day: '2026-05-05' }],
      });
    });

    it('writes nothing for one who was turned away but the count', async () => {
      const { store, replica } = await setUp();
      const activity = replica();
      activity.turnedAway(gitlab);
      await activity.flush();
      expect(await store.list('2026-05-01')).toMatchObject([
        { way: gitlab, lastHeardAt: undefined, totals: { rejected: 1 } },
      ]);
    });

    it('keeps the newest refusals, equal ones once, whatever the flood', async () => {
      const { knex, store, clock, replica } = await setUp();
      const activity = replica();
      activity.refused(gitlab, {
        eventId: 'real',
        door: 'webhooks/gitlab',
        faults,
      });
      for (let times = 0; times < 1_000; times += 1) {
        clock.now += 1;
        activity.refused(gitlab, {
          door: 'webhooks/gitlab',
          faults: [{ path: '', message: `Wrong, try again in ${times} s` }],
        });
      }
      await activity.flush();
      expect(await store.refusals(gitlab.id)).toMatchObject([
        { times: 1_000, lastAt: clock.now, firstAt: clock.now - 999 },
        { eventId: 'real', times: 1, faults },
      ]);

      for (let round = 0; round < 3; round += 1) {
        for (let index = 0; index < 100; index += 1) {
          clock.now += 1;
          activity.refused(gitlab, {
            eventId: `${round}/${index}\0`,
            door: 'd',
            faults,
          });
        }
        await activity.flush();
      }
      const kept = await store.refusals(gitlab.id);
      expect(kept).toHaveLength(50);
      expect(kept[0].eventId).toBe('2/99');
      expect(kept[49].eventId).toBe('2/50');
      const [{ count }] = await knex('source_refusals').count({ count: '*' });
      expect(Number(count)).toBe(50);
    });

    it('keeps what could not be written, and writes it later', async () => {
      const { store, clock, logger } = await setUp();
      const add = jest
        .spyOn(store, 'add')
        .mockRejectedValueOnce(new Error('away'));
      const activity = SourceActivity.create({
        store,
        logger,
        now: () => clock.now,
      });
      activity.heard(gitlab, { accepted: 1 });
      activity.refused(gitlab, { eventId: 'a', door: 'd', faults });
      const failed = activity.flush();
      activity.heard(gitlab, { accepted: 1 });
      activity.refused(gitlab, { eventId: 'a', door: 'd', faults });
      await failed;
      expect(logger.warn).toHaveBeenCalledTimes(1);
      await activity.flush();
      expect(add).toHaveBeenCalledTimes(2);
      expect(await store.list('2026-05-01')).toMatchObject([
        { totals: { accepted: 2 } },
      ]);
      expect(await store.refusals(gitlab.id)).toMatchObject([{ times: 2 }]);
      await activity.flush();
      expect(add).toHaveBeenCalledTimes(2);
    });
  },
);
