import {
  mockCredentials,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { notificationService } from '@backstage/plugin-notifications-node';
import type { Review } from 'backstage-plugin-waymark-common';
import { cloudEvent, deployment } from '../../__testUtils__/events';
import { startEngine } from '../../__testUtils__/startEngine';
import { DefaultMaturityService } from '../../maturity/DefaultMaturityService';
import { emptyRows } from '../../projections/emptyRows';
import { Reviews } from './Reviews';

jest.setTimeout(60_000);

const MODEL = '/models/model/default/credit-risk';
const TEAM = '/maturity/subjects/group/default/lending';
const JANE = 'user:default/jane';
const OMAR = 'user:default/omar';
const RISK = 'group:default/team-risk';
const DAY = 86_400_000;
const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const named = (kind: string, name: string, spec: object) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name, namespace: 'default' },
  spec: { ...spec },
});
const model = {
  apiVersion: 'waymark.dev/v1alpha1',
  kind: 'Model',
  metadata: { name: 'credit-risk', namespace: 'default', title: 'Credit risk' },
  spec: {
    type: 'classifier',
    lifecycle: 'production',
    owner: 'group:default/lending',
    purpose: 'Proposes a limit',
  },
};
const entities = [
  model,
  named('Group', 'lending', { type: 'team', children: [] }),
  named('Group', 'team-risk', { type: 'team', children: [] }),
  named('User', 'omar', { memberOf: ['team-risk'] }),
];
const monitored = {
  framework: 'delivery-standard',
  criterion: 'measurement-metrics-monitored',
};
const asked = { ...monitored, reviewer: RISK, note: 'The monitor moved.' };
const attestation = {
  ...monitored,
  statement: 'A monitor compares live inputs with those of training.',
  link: 'https://example.com/monitors/credit-risk',
  expiresAt: new Date(Date.now() + 90 * DAY).toISOString(),
};

describe.each(databases.eachSupportedId())('reviews on %s', databaseId => {
  let engine: Awaited<ReturnType<typeof startEngine>>;
  const notify = jest.fn();
  const start = async (deny: string[] = []) => {
    const knex = await databases.init(databaseId);
    notify.mockReset().mockResolvedValue(undefined);
    const userInfo = mockServices.userInfo.mock({
      getUserInfo: async ({ principal }: any) => ({
        userEntityRef: principal.userEntityRef,
        ownershipEntityRefs:
          principal.userEntityRef === OMAR
            ? [OMAR, RISK]
            : [principal.userEntityRef],
      }),
    });
    engine = await startEngine({
      knex,
      entities,
      deny,
      features: [
        userInfo.factory,
        createServiceFactory({
          service: notificationService,
          deps: {},
          factory: () => ({ send: notify }),
        }),
      ],
    });
    const at = new Date(Date.now() - DAY).toISOString();
    await engine.post([cloudEvent(deployment('d1', at, '1'))]);
    await engine.settled();
  };
  afterEach(() => engine.stop());

  const as = (user: string) => mockCredentials.user.header(user);
  const post = async (path: string, body: object, user = JANE) => {
    const answer = await engine
      .api()
      .post(`/api/waymark${path}`)
      .set('Authorization', as(user))
      .send(body);
    await engine.settled();
    return answer;
  };
  const list = async (path: string, user = JANE): Promise<Review[]> =>
    (await engine.get(path).set('Authorization', as(user))).body.items;
  const atCriterion = async (): Promise<Review[]> => {
    const { body } = await engine.get(
      `${MODEL}/maturity?framework=${monitored.framework}`,
    );
    return body.items[0].criteria.find(
      ({ id }: any) => id === monitored.criterion,
    ).reviews;
  };

  it('stand at the criterion and in the inbox until somebody attests', async () => {
    await start();
    const made = await post(`${MODEL}/reviews`, asked);
    expect([made.status, made.body]).toEqual([
      201,
      {
        ...asked,
        id: expect.any(String),
        subject: 'model:default/credit-risk',
        by: JANE,
        at: expect.any(String),
        answer: null,
      },
    ]);
    expect(notify).toHaveBeenCalledWith({
      recipients: { type: 'entity', entityRef: [RISK] },
      payload: expect.objectContaining({
        topic: 'waymark-review',
        scope: made.body.id,
      }),
    });
    expect(await atCriterion()).toEqual([made.body]);
    expect(await list('/reviews', OMAR)).toEqual([made.body]);
    expect(await list('/reviews', JANE)).toEqual([]);

    const again = await post(`${MODEL}/reviews`, { ...asked, note: 'Please' });
    expect([again.status, again.body]).toEqual([200, made.body]);
    expect(notify).toHaveBeenCalledTimes(1);
    notify.mockRejectedValue(new Error('No notifications here'));
    const person = { ...asked, reviewer: 'user:default/Omar' };
    expect((await post(`${MODEL}/reviews`, person)).body.reviewer).toBe(OMAR);
    expect((await list('/reviews', OMAR)).map(one => one.reviewer)).toEqual([
      RISK,
      OMAR,
    ]);

    const word = await post(`${MODEL}/attestations`, attestation, OMAR);
    expect(await atCriterion()).toEqual([]);
    expect(await list('/reviews', OMAR)).toEqual([]);
    expect(await list(`${MODEL}/reviews`)).toMatchObject([
      { reviewer: OMAR, answer: { id: word.body.id, by: OMAR } },
      { reviewer: RISK, answer: { id: word.body.id } },
    ]);

    // What was attested before is asked for anew
    const anew = await post(`${MODEL}/reviews`, asked);
    expect(anew.status).toBe(201);
    expect(await atCriterion()).toEqual([anew.body]);
    const back = { reason: 'The monitor was switched off' };
    await post(`${MODEL}/attestations/${word.body.id}/withdraw`, back);
    expect(await atCriterion()).toHaveLength(3);
  });

  it('are taken back by who asked, and nobody else', async () => {
    await start();
    const { body } = await post(`${MODEL}/reviews`, asked);
    const withdraw = (user: string) =>
      post(
        `${MODEL}/reviews/${body.id}/withdraw`,
        { reason: 'Found it myself' },
        user,
      );
    const refused = await withdraw(OMAR);
    expect(refused.status).toBe(403);
    expect(refused.body.error.message).toContain(JANE);
    expect((await withdraw(JANE)).status).toBe(204);
    expect(await atCriterion()).toEqual([]);
    expect(await list(`${MODEL}/reviews`)).toEqual([]);
    expect(await list('/reviews', OMAR)).toEqual([]);
    expect((await withdraw(JANE)).status).toBe(404);
  });

  it('are asked of teams and the platform too, which are no models', async () => {
    await start();
    const enterprise = {
      framework: 'mlops-capability',
      criterion: 'delivery-enterprise',
      reviewer: RISK,
    };
    const made = await post(`${TEAM}/reviews`, enterprise);
    expect(made.body).toMatchObject({
      subject: 'group:default/lending',
      note: null,
    });
    const { body } = await engine.get(`${TEAM}?framework=mlops-capability`);
    expect(
      body.items[0].criteria.flatMap(({ reviews }: any) => reviews),
    ).toEqual([made.body]);
    expect(await list('/reviews', OMAR)).toEqual([made.body]);
    const models = await engine.get('/models');
    expect(models.body.items).toHaveLength(1);
  });

  it.each([
    ['nobody the catalog knows', { reviewer: 'user:default/nobody' }, 'nobody'],
    ['what is no person', { reviewer: 'model:default/credit-risk' }, 'pattern'],
    ['what facts decide', { criterion: 'people-culture-owner' }, 'people'],
    ['another subject', { framework: 'mlops-capability' }, 'for a model'],
  ])('refuse %s', async (_, fault, message) => {
    await start();
    const answer = await post(`${MODEL}/reviews`, { ...asked, ...fault });
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toContain(message);
  });

  it('need their permission, and a user for the inbox', async () => {
    await start(['waymark.review.request']);
    const answer = await post(`${MODEL}/reviews`, asked);
    expect(answer.status).toBe(403);
    expect(answer.body.error.message).toContain('waymark.review.request');
    const service = await engine
      .get('/reviews')
      .set('Authorization', mockCredentials.service.header());
    expect(service.status).toBe(403);
  });
});

describe('a review asked for', () => {
  const credentials = mockCredentials.user(JANE);
  const send = jest.fn(async () => true);
  const reviews = Reviews.create({
    ledger: { readDecisions: async () => [] },
    recorder: { record: async () => {} },
    projections: {
      getRows: async () => emptyRows(),
    },
    maturity: DefaultMaturityService.fromConfig(mockServices.rootConfig()),
    notifier: { send },
    getEntity: async ref =>
      ref === RISK ? named('Group', 'team-risk', {}) : undefined,
  });
  beforeEach(() => send.mockClear());

  it('tells who is asked, with the way to the form', async () => {
    const { review } = await reviews.request(
      { ref: 'model:default/credit-risk', subject: 'model', entity: model },
      asked,
      { by: JANE, credentials },
    );
    expect(send).toHaveBeenCalledWith({
      to: [RISK],
      title: 'Review asked for: Credit risk',
      description: expect.stringMatching(/monitor.*\? The monitor moved\.$/),
      link: '/catalog/default/model/credit-risk/scorecard?framework=delivery-standard&attest=measurement-metrics-monitored',
      topic: 'waymark-review',
      scope: review.id,
    });
  });

  it('tells nobody of what was refused, and leads to a team’s own scorecard', async () => {
    const team = {
      framework: 'mlops-capability',
      criterion: 'delivery-enterprise',
    };
    const subject = { ref: 'group:default/lending', subject: 'team' as const };
    const asker = { by: JANE, credentials };
    await expect(
      reviews.request(subject, { ...team, reviewer: OMAR }, asker),
    ).rejects.toThrow('shows you no user:default/omar');
    expect(send).not.toHaveBeenCalled();
    await reviews.request(subject, { ...team, reviewer: RISK }, asker);
    expect(send).toHaveBeenCalledWith(
      expect.objectContaining({
        link: '/maturity?view=teams&team=group%3Adefault%2Flending&framework=mlops-capability&attest=delivery-enterprise',
      }),
    );
  });
});
