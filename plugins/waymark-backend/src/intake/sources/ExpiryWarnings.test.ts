import {
  mockServices,
  TestDatabases,
  type TestDatabaseId,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { ownedModel } from '../../__testUtils__/entities';
import { CatalogModels } from '../../kernel/catalog/CatalogModels';
import { applyMigrations } from '../../kernel/database/applyMigrations';
import type { Notice } from '../../kernel/notify/Notifier';
import { DatabaseSourceStore } from './DatabaseSourceStore';
import { ExpiryWarnings } from './ExpiryWarnings';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const DAY = 86_400_000;
const START = Date.parse('2026-06-01T00:00:00Z');

describe.each(databases.eachSupportedId())(
  'warnings before tokens end, on %s',
  databaseId => {
    async function setUp(options: { fallback?: string[] } = {}) {
      const knex = await databases.init(databaseId as TestDatabaseId);
      await applyMigrations(knex);
      const clock = { now: START };
      const now = () => clock.now;
      const send = jest.fn(async (_notice: Notice) => true);
      const logger = mockServices.logger.mock();
      const sources = DatabaseSourceStore.create({ database: knex, now });
      const catalog = CatalogModels.create({
        catalog: catalogServiceMock({
          entities: [ownedModel('credit-risk', 'lending')],
        }),
        auth: mockServices.auth(),
        logger,
      });
      /** As after a restart */
      const sendDue = () =>
        ExpiryWarnings.create({
          ...{ catalog, logger, notifier: { send }, sources, now },
          fallback: options.fallback ?? [],
        }).sendDue();
      const make = (days: number | undefined, model = 'credit-risk') =>
        sources.create({
          name: `Pipeline of ${model}`,
          eventSource: '/p',
          models: [`model:default/${model}`],
          createdBy: 'user:default/ada',
          expiresAt: days && START + days * DAY,
        });
      return { clock, send, logger, sources, sendDue, make };
    }

    it('tells the owners 14 and 3 days before, once each, whatever restarts', async () => {
      const { clock, send, sendDue, make } = await setUp();
      const { source } = await make(100);
      await make(undefined);
      const told = async (day: number) => {
        clock.now = START + day * DAY;
        send.mockClear();
        await sendDue();
        await sendDue();
        return send.mock.calls.map(([notice]) => notice.title);
      };
      const title = (left: string) =>
        `The token of Pipeline of credit-risk expires in ${left}`;
      expect(await told(85)).toEqual([]);
      expect(await told(86)).toEqual([title('14 days')]);
      expect(send).toHaveBeenCalledWith({
        to: ['group:default/lending'],
        title: title('14 days'),
        description: expect.stringContaining(
          'From 2026-09-09T00:00:00.000Z on its events of model:default/credit-risk are refused.',
        ),
        link: `/models/sources?source=${source.id}`,
        topic: 'waymark-source',
        scope: expect.stringContaining(source.id),
      });
      expect(await told(90)).toEqual([]);
      expect(await told(97.5)).toEqual([title('3 days')]);
      expect(await told(99.5)).toEqual([]);
      expect(await told(100)).toEqual([]);
    });

    it('tells only the later warning after a long standstill, or of a short life', async () => {
      const { clock, send, sendDue, make } = await setUp();
      await make(100);
      await make(5);
      clock.now = START + 1;
      await sendDue();
      expect(send).not.toHaveBeenCalled();
      clock.now = START + 4 * DAY;
      await sendDue();
      expect(send).toHaveBeenCalledTimes(1);
      clock.now = START + 99 * DAY;
      await sendDue();
      await sendDue();
      expect(send).toHaveBeenCalledTimes(2);
    });

    it('tells again of a renewed token, and nothing of a revoked one', async () => {
      const { clock, send, sources, sendDue, make } = await setUp();
      const { source } = await make(100);
      clock.now = START + 90 * DAY;
      await sendDue();
      await sources.renew(source.id, {
        by: 'user:default/ada',
        overlap: DAY,
        expiresAt: START + 200 * DAY,
      });
      await sendDue();
      expect(send).toHaveBeenCalledTimes(1);
      clock.now = START + 190 * DAY;
      await sendDue();
      expect(send).toHaveBeenCalledTimes(2);
      await sources.revoke(source.id);
      clock.now = START + 199 * DAY;
      await sendDue();
      expect(send).toHaveBeenCalledTimes(2);
    });

    it('tells whom configuration names where there is no owner, and logs once where it names nobody', async () => {
      const named = await setUp({ fallback: ['group:default/mlops'] });
      await named.make(100, 'ghost');
      named.clock.now = START + 90 * DAY;
      await named.sendDue();
      expect(named.send.mock.calls[0][0].to).toEqual(['group:default/mlops']);

      const nobody = await setUp();
      await nobody.make(100, 'ghost');
      nobody.clock.now = START + 90 * DAY;
      await nobody.sendDue();
      await nobody.sendDue();
      expect(nobody.send).not.toHaveBeenCalled();
      expect(nobody.logger.warn.mock.calls).toEqual([
        [expect.stringContaining('waymark.sources.notify names nobody')],
      ]);
    });

    it('tries again what could not be sent', async () => {
      const { clock, send, sendDue, make } = await setUp();
      await make(100);
      clock.now = START + 90 * DAY;
      send.mockResolvedValueOnce(false);
      await sendDue();
      await sendDue();
      await sendDue();
      expect(send).toHaveBeenCalledTimes(2);
    });
  },
);
