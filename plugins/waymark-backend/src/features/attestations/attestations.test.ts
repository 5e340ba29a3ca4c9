import { TestDatabases } from '@backstage/backend-test-utils';
import { group, ownedModel } from '../../__testUtils__/entities';
import { cloudEvent, deployment } from '../../__testUtils__/events';
import { startEngine } from '../../__testUtils__/startEngine';

jest.setTimeout(60_000);

const MODEL = '/models/model/default/credit-risk';
const TEAM = '/maturity/subjects/group/default/lending';
const PLATFORM = '/maturity/subjects/platform/default/waymark';
const DAY = 86_400_000;
const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const entities = [ownedModel('credit-risk', 'lending'), group('lending')];

const inDays = (days: number) =>
  new Date(Date.now() + days * DAY).toISOString();
const monitored = {
  framework: 'delivery-standard',
  criterion: 'measurement-metrics-monitored',
  statement: 'A monitor compares live inputs with those of training.',
  link: 'https://example.com/monitors/credit-risk',
  expiresAt: inDays(90),
};
const enterprise = {
  ...monitored,
  framework: 'mlops-capability',
  criterion: 'delivery-enterprise',
};
const product = {
  ...monitored,
  framework: 'ai-platform',
  criterion: 'developer-experience-product',
};

describe.each(databases.eachSupportedId())('attestations on %s', databaseId => {
  let engine: Awaited<ReturnType<typeof startEngine>>;
  const start = async (deny: string[] = []) => {
    const knex = await databases.init(databaseId);
    engine = await startEngine({ knex, entities, deny });
    const at = new Date(Date.now() - DAY).toISOString();
    await engine.post([cloudEvent(deployment('d1', at, '1'))]);
    await engine.settled();
  };
  afterEach(() => engine.stop());

  const post = (path: string, body: object) =>
    engine.api().post(`/api/waymark${path}`).send(body);
  const resultOf = async (path: string, named: typeof monitored) => {
    await engine.settled();
    const { body } = await engine.get(`${path}?framework=${named.framework}`);
    return body.items[0].criteria.find(
      (one: any) => one.id === named.criterion,
    );
  };

  it('decide a criterion of a model until they are withdrawn', async () => {
    await start();
    expect(await resultOf(`${MODEL}/maturity`, monitored)).toMatchObject({
      result: 'unknown',
      question: expect.stringMatching(/monitor/),
      expiresAfter: 'P180D',
      attestation: null,
    });
    const made = await post(`${MODEL}/attestations`, monitored);
    expect([made.status, made.body]).toEqual([
      201,
      {
        ...monitored,
        id: expect.any(String),
        subject: 'model:default/credit-risk',
        by: 'user:default/mock',
        at: expect.any(String),
      },
    ]);
    expect(await resultOf(`${MODEL}/maturity`, monitored)).toMatchObject({
      result: 'met',
      attestation: made.body,
    });
    const list = () => engine.get(`${MODEL}/attestations`);
    expect((await list()).body.items).toEqual([made.body]);

    const withdraw = () =>
      post(`${MODEL}/attestations/${made.body.id}/withdraw`, {
        reason: 'The monitor was switched off',
      });
    expect((await withdraw()).status).toBe(204);
    expect(await resultOf(`${MODEL}/maturity`, monitored)).toMatchObject({
      result: 'unknown',
    });
    expect((await list()).body.items).toEqual([]);
    expect((await withdraw()).status).toBe(404);
  });

  it('are given about teams and the platform, which are no shadow models', async () => {
    await start();
    for (const [path, body] of [
      [TEAM, enterprise],
      [PLATFORM, product],
    ] as const) {
      expect((await resultOf(path, body)).result).toBe('unknown');
      expect((await post(`${path}/attestations`, body)).status).toBe(201);
      expect((await resultOf(path, body)).result).toBe('met');
      expect((await post(`${path}/attestations`, monitored)).status).toBe(400);
    }
    const { body } = await engine.get('/models');
    expect(body.items.map(({ ref }: any) => ref)).toEqual([
      'model:default/credit-risk',
    ]);
    const team = await engine.get(TEAM);
    expect(team.body).toMatchObject({
      subject: 'group:default/lending',
      models: 1,
      items: [{ framework: 'mlops-capability', of: 4 }],
    });
    const platform = await engine.get(PLATFORM);
    expect(
      platform.body.items.map(({ framework, level }: any) => [
        framework,
        level,
      ]),
    ).toEqual([
      ['ai-platform', 1],
      ['cncf-platform-engineering', null],
    ]);
  });

  it.each([
    ['a link that is not https', { link: 'http://example.com/a' }, 'link'],
    ['no link', { link: 'notes' }, 'link'],
    ['an expiry behind us', { expiresAt: inDays(-1) }, 'expiresAt'],
    ['an expiry too far off', { expiresAt: inDays(200) }, 'expiresAt'],
    ['a short statement', { statement: 'Yes' }, 'statement'],
    ['what facts decide', { criterion: 'people-culture-owner' }, 'people'],
    ['no such criterion', { criterion: 'nope' }, 'nope'],
    ['another subject', enterprise, 'for a model'],
  ])('refuse %s', async (_, fault, message) => {
    await start();
    const answer = await post(`${MODEL}/attestations`, {
      ...monitored,
      ...fault,
    });
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toContain(message);
  });

  it('need their permission, and a subject there is', async () => {
    await start(['waymark.control.attest']);
    const answer = await post(`${MODEL}/attestations`, monitored);
    expect(answer.status).toBe(403);
    expect(answer.body.error.message).toContain('waymark.control.attest');
    const nobody = '/maturity/subjects/group/default/nobody';
    expect((await engine.get(`${nobody}/attestations`)).status).toBe(404);
    expect((await engine.get('/maturity/subjects/platform/x/y')).status).toBe(
      404,
    );
  });
});
