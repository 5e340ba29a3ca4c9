import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import {
  createServiceFactory,
  type SchedulerServiceTaskFunction,
} from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import notificationsPlugin from '@backstage/plugin-notifications-backend';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import request from 'supertest';
import { group, ownedModel } from '../../__testUtils__/entities';
import { houseConfig } from '../../__testUtils__/houseRules';
import { waymarkPlugin } from '../../plugin';

jest.setTimeout(60_000);

const lending: Entity = {
  ...group('lending'),
  relations: [{ type: 'hasMember', targetRef: 'user:default/mock' }],
};

it('reminds through Backstage’s own notifications, and only where they are installed', async () => {
  const tasks = new Map<string, SchedulerServiceTaskFunction>();
  const start = (withNotifications: boolean) =>
    startTestBackend({
      features: [
        waymarkPlugin,
        ...(withNotifications ? [notificationsPlugin] : []),
        mockServices.scheduler.mock({
          scheduleTask: async ({ id, fn }) => void tasks.set(id, fn),
          createScheduledTaskRunner: () => ({ run: async () => {} }),
        }).factory,
        mockServices.rootConfig.factory({
          data: {
            ...houseConfig(),
            app: { baseUrl: 'http://localhost:3000' },
          },
        }),
        catalogServiceMock.factory({
          entities: [
            lending,
            ownedModel('scores', 'lending', { tier: 'high' }),
          ],
        }),
        createServiceFactory({
          service: signalsServiceRef,
          deps: {},
          factory: () => ({ publish: async () => {} }),
        }),
      ],
    });
  const run = (id: string) => tasks.get(id)!(new AbortController().signal);
  const makeCampaign = async (
    server: Awaited<ReturnType<typeof start>>['server'],
  ) => {
    await run('waymark-portfolio');
    const { body } = await request(server)
      .post('/api/waymark/campaigns')
      .send({
        title: 'All live',
        level: 3,
        due: new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10),
        owner: 'group:default/lending',
      });
    return body.id as string;
  };

  const backend = await start(true);
  const { server } = backend;
  const id = await makeCampaign(server);
  await run('waymark-campaigns');
  await run('waymark-campaigns');
  const inbox = async () => {
    const { body } = await request(server)
      .get('/api/notifications/notifications')
      .set('Authorization', mockCredentials.user.header());
    return body.notifications.map(({ user, payload }: any) => [
      user,
      payload.title,
      payload.link,
    ]);
  };
  const both = [
    [
      'user:default/mock',
      'All live: 0 of 1 model at Live',
      `/maturity?view=campaigns&campaign=${id}`,
    ],
    [
      'user:default/mock',
      'All live: scores is not at Live yet',
      '/catalog/default/model/scores/scorecard?framework=house-rules',
    ],
  ];
  expect((await inbox()).sort()).toEqual(both);

  const remind = () =>
    request(server).post(`/api/waymark/campaigns/${id}/remind`).send({});
  const first = await remind();
  expect([first.status, first.body]).toEqual([200, { recipients: 2 }]);
  expect(await inbox()).toHaveLength(4);
  const again = await remind();
  expect(again.status).toBe(429);
  expect(Number(again.headers['retry-after'])).toBeGreaterThan(86_000);
  expect(await inbox()).toHaveLength(4);
  await backend.stop();

  const without = await start(false);
  const other = await makeCampaign(without.server);
  await run('waymark-campaigns');
  const refused = await request(without.server)
    .post(`/api/waymark/campaigns/${other}/remind`)
    .send({});
  expect(refused.status).toBe(503);
  expect(refused.body.error.message).toContain(
    'install @backstage/plugin-notifications-backend',
  );
  await without.stop();
});
