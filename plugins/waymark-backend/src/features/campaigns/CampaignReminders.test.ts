import {
  mockCredentials,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { ConfigReader } from '@backstage/config';
import type { Knex } from 'knex';
import { group, ownedModel } from '../../__testUtils__/entities';
import { houseConfig } from '../../__testUtils__/houseRules';
import { CatalogGroups } from '../../kernel/catalog/CatalogGroups';
import { CatalogModels } from '../../kernel/catalog/CatalogModels';
import { applyMigrations } from '../../kernel/database/applyMigrations';
import { DefaultMaturityService } from '../../maturity/DefaultMaturityService';
import { judgedBy } from '../../standings/judgedBy';
import { StandingStore } from '../../standings/StandingStore';
import { writeMirrored } from '../../standings/TableMirror';
import { ProjectionStore } from '../../projections/ProjectionStore';
import { CampaignReader } from './CampaignReader';
import { CampaignReminders } from './CampaignReminders';
import { Campaigns } from './Campaigns';
import { CampaignStore } from './CampaignStore';
import { ReminderStore } from './ReminderStore';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const at = (text: string) => Date.parse(`${text}Z`);
const models = [
  ownedModel('scores', 'lending', { tier: 'high' }),
  ownedModel('limits', 'lending', { tier: 'high' }),
  ownedModel('churn', 'sales', { tier: 'high' }),
];
const manager = {
  credentials: mockCredentials.user('user:default/ada'),
  by: 'user:default/ada',
};
const MISSING = new Error(
  'Failed to send notifications: Error: Request failed with status 404',
);

/** Two replicas over one database, with a clock, levels and notifications to set. */
async function setUp(database: Knex) {
  await applyMigrations(database);
  const clock = { now: at('2027-01-01T09:00') };
  const now = () => clock.now;
  const sent: NotificationSendOptions[] = [];
  const send = jest.fn(async (options: NotificationSendOptions) => {
    sent.push(options);
  });
  const logger = mockServices.logger.mock();
  const auth = mockServices.auth();
  // The salespeople's model is not for everybody
  const service = catalogServiceMock.mock({
    getEntities: async (asked, { credentials }: any) => {
      const isEngine = auth.isPrincipal(credentials, 'service');
      const all = [group('lending'), group('sales'), ...models];
      const { kind } = (asked as any).filter;
      return {
        items: all.filter(
          entity =>
            entity.kind === kind &&
            (isEngine || entity.metadata.name !== 'churn'),
        ),
      };
    },
    getEntityByRef: async ref =>
      [group('lending'), group('sales'), ...models].find(
        entity => stringifyEntityRef(entity) === ref,
      ) as Entity | undefined,
  });
  const catalog = CatalogModels.create({ catalog: service, auth, logger });
  const maturity = DefaultMaturityService.fromConfig(
    new ConfigReader(houseConfig()),
    {},
  );
  const standings = StandingStore.create({
    database,
    judgedBy: judgedBy(maturity.listEditions()),
  });
  const store = CampaignStore.create({ database });
  const reader = CampaignReader.create({
    groups: CatalogGroups.create({ catalog: service, auth }),
    standings,
    maturity,
  });
  const campaigns = Campaigns.create({
    ...{ store, reader, catalog, maturity, now },
    projections: ProjectionStore.create({ database }),
  });
  const replica = () =>
    CampaignReminders.create({
      ...{ store, reader, catalog, maturity, now, logger },
      reminders: ReminderStore.create({ database }),
      notifications: { send },
      reminderDays: [14, 7, 1],
    });
  const put = (name: string, level: number) =>
    database.transaction(trx =>
      writeMirrored(trx, [
        standings.toWrite([
          {
            model: `model:default/${name}`,
            standing: {
              facts: {},
              frameworks: {
                'house-rules': {
                  version: 1,
                  level,
                  target: 3,
                  areas: { risk: level, use: level },
                  lopsided: false,
                  owed: { met: level, total: 3 },
                  next: level < 3 ? ['use-live'] : [],
                  history: [],
                },
              },
            },
          },
        ]),
      ]),
    );
  const replicas = [replica(), replica()];
  return {
    clock,
    send,
    logger,
    put,
    campaigns,
    store,
    replicas,
    make: () =>
      campaigns.create(
        {
          title: 'All live',
          level: 3,
          due: '2027-03-01',
          owner: 'group:default/lending',
        },
        manager,
      ),
    /** Both replicas look at a moment: to whom what went */
    sendDue: async (moment: string) => {
      clock.now = at(moment);
      sent.splice(0);
      await Promise.all(replicas.map(each => each.sendDue()));
      return sent
        .map(({ recipients, payload }) => [
          (recipients as { entityRef: string }).entityRef,
          payload.title,
        ])
        .sort((a, b) => `${a}`.localeCompare(`${b}`));
    },
    sent,
  };
}

describe.each(databases.eachSupportedId())('reminders on %s', databaseId => {
  it('go once an occasion to who is concerned, whichever replica sends them', async () => {
    const { put, make, sendDue, sent, campaigns } = await setUp(
      await databases.init(databaseId),
    );
    await put('scores', 2);
    await put('limits', 1);
    await put('churn', 3);
    const { id } = await make();
    const lending = 'group:default/lending';

    expect(await sendDue('2027-01-01T09:05')).toEqual([
      [lending, 'All live: 1 of 3 models at Live'],
      [lending, 'All live: 2 of your models are not at Live yet'],
    ]);
    const own = sent.find(({ payload }) => payload.title.includes('your'))!;
    expect(own).toEqual({
      recipients: { type: 'entity', entityRef: lending },
      payload: {
        title: expect.any(String),
        description:
          'Due 2027-03-01, in 59 days. scores: It serves; limits: It serves',
        link: `/maturity?view=campaigns&campaign=${id}`,
        severity: 'normal',
        topic: 'Maturity campaigns',
        scope: expect.stringMatching(/^campaign [0-9a-f]{64}$/),
      },
    });
    expect(await sendDue('2027-01-01T09:10')).toEqual([]);

    // Who comes to be concerned in between is told, too
    await put('churn', 2);
    expect(await sendDue('2027-01-20T09:00')).toEqual([
      ['group:default/sales', 'All live: churn is not at Live yet'],
    ]);
    expect(sent[0].payload.link).toBe(
      '/catalog/default/model/churn/scorecard?framework=house-rules',
    );

    await put('scores', 3);
    for (const moment of [
      '2027-02-15T00:01',
      '2027-02-22T00:01',
      '2027-02-28T00:01',
      '2027-03-02T00:01',
      '2027-03-09T00:01',
    ]) {
      expect((await sendDue(moment)).map(([to]) => to)).toEqual([
        lending,
        lending,
        'group:default/sales',
      ]);
      expect(await sendDue(moment)).toEqual([]);
    }
    await sendDue('2027-03-16T00:01');
    expect(sent[0].payload).toMatchObject({ severity: 'high' });
    expect(sent[0].payload.description).toContain('Was due 2027-03-01');

    await campaigns.close(id, 'It was enough', manager);
    expect(await sendDue('2027-03-23T00:01')).toEqual([]);
  });

  it('say nothing of models not judged yet, nor when all are there', async () => {
    const { put, make, sendDue, replicas, store } = await setUp(
      await databases.init(databaseId),
    );
    const { id } = await make();
    expect(await sendDue('2027-01-01T09:05')).toEqual([]);
    for (const name of ['scores', 'limits', 'churn']) await put(name, 3);
    expect(await sendDue('2027-01-01T09:10')).toEqual([]);
    await expect(replicas[0].remindNow((await store.get(id))!)).rejects.toThrow(
      'Every model is there',
    );
    expect((await store.get(id))!.remindedAt).toBeUndefined();
  });

  it('are sent later when one fails, and the others go out', async () => {
    const { put, make, sendDue, send, sent, replicas, clock, logger } =
      await setUp(await databases.init(databaseId));
    for (const name of ['scores', 'limits', 'churn']) await put(name, 2);
    await make();
    send.mockRejectedValueOnce(new Error('Request failed with status 500'));
    // One replica: another might send what failed at once
    clock.now = at('2027-01-01T09:05');
    await replicas[0].sendDue();
    expect(sent).toHaveLength(2);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(await sendDue('2027-01-01T09:10')).toHaveLength(1);
    expect(await sendDue('2027-01-01T09:15')).toEqual([]);
  });

  it('can be asked for once a day, and what a crash left of that is finished', async () => {
    const { put, make, sendDue, replicas, store, send, clock } = await setUp(
      await databases.init(databaseId),
    );
    for (const name of ['scores', 'limits', 'churn']) await put(name, 2);
    const { id } = await make();
    expect(await sendDue('2027-01-01T09:05')).toHaveLength(3);
    const campaign = async () => (await store.get(id))!;
    clock.now = at('2027-01-05T09:00');
    // The process dies with one of three sent
    send.mockImplementationOnce(async () => {});
    send.mockImplementationOnce(() => new Promise(() => {}));
    void replicas[0].remindNow(await campaign());
    while (send.mock.calls.length < 5) {
      await new Promise(resolve => setTimeout(resolve, 5));
    }
    await expect(replicas[1].remindNow(await campaign())).rejects.toMatchObject(
      { statusCode: 429, retryAfter: 86_400 },
    );
    expect((await sendDue('2027-01-05T09:11')).length).toBe(2);
    expect(await sendDue('2027-01-05T09:12')).toEqual([]);

    clock.now = at('2027-01-06T09:00');
    expect(await replicas[1].remindNow(await campaign())).toBe(3);
    clock.now = at('2027-01-06T10:00');
    await expect(replicas[1].remindNow(await campaign())).rejects.toThrow(
      'Reminders were sent at 2027-01-06T09:00:00.000Z',
    );
    const closed = { by: 'user:default/ada', at: clock.now, reason: 'Done' };
    await store.close(id, closed);
    await expect(replicas[0].remindNow(await campaign())).rejects.toThrow(
      'closed',
    );
  });

  it('are left out with one line where there are no notifications', async () => {
    const { put, make, sendDue, send, logger, replicas, store } = await setUp(
      await databases.init(databaseId),
    );
    await put('scores', 2);
    const { id } = await make();
    send.mockRejectedValue(MISSING);
    expect(await sendDue('2027-01-01T09:05')).toEqual([]);
    expect(await sendDue('2027-01-01T09:10')).toEqual([]);
    // One of each replica
    expect(logger.info.mock.calls).toEqual(
      Array(2).fill([
        'Campaigns remind nobody: @backstage/plugin-notifications-backend is not installed',
      ]),
    );
    expect(logger.warn).not.toHaveBeenCalled();
    const asked = replicas[0].remindNow((await store.get(id))!);
    await expect(asked).rejects.toThrow('This portal has no notifications');
    expect((await store.get(id))!.remindedAt).toBeUndefined();
  });

  it('count all models, while people see those they may', async () => {
    const { put, make, campaigns } = await setUp(
      await databases.init(databaseId),
    );
    await put('scores', 3);
    await put('limits', 3);
    await put('churn', 2);
    const { id } = await make();
    const seen = await campaigns.get(id, manager.credentials, {
      offset: 0,
      limit: 10,
    });
    expect(seen).toMatchObject({ models: 2, there: 2, state: 'reached' });
    expect(seen.notThere.items).toEqual([]);
    const whole = await campaigns.get(id, mockCredentials.service(), {
      offset: 0,
      limit: 10,
    });
    expect(whole).toMatchObject({ models: 3, there: 2, state: 'active' });
    expect(whole.notThere.items).toMatchObject([{ name: 'churn' }]);
  });
});
