import { once } from 'node:events';
import { request as ask } from 'node:http';
import { TestDatabases } from '@backstage/backend-test-utils';
import { AuthenticationError } from '@backstage/errors';
import type { EventTranslator } from 'backstage-plugin-waymark-node';
import { cloudEvent, deployment } from '../../__testUtils__/events';
import { startEngine } from '../../__testUtils__/startEngine';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

/** A vendor whose payload is a list of ids of deployments. */
const vendor: EventTranslator = {
  source: 'acme',
  async verifyHeaders(headers) {
    if (headers['x-acme'] !== 'right') throw new AuthenticationError('Wrong');
  },
  async verify({ headers }) {
    if (headers['x-acme'] !== 'right') throw new AuthenticationError('Wrong');
  },
  translate: ({ body }) =>
    JSON.parse(body.toString()).map((id: string) => ({
      event: deployment(id, '2026-01-01T00:00:00Z', '1', {
        source: '/acme',
        waymark: { trafficPercent: id === 'huge' ? Infinity : 100 },
      }),
    })),
};

function deployments(...ids: string[]) {
  return ids.map(id => cloudEvent(deployment(id, '2026-01-01T00:00:00Z', '1')));
}

async function start(
  databaseId: 'SQLITE_3' | 'POSTGRES_18',
  events: object,
  limits: object = {},
) {
  const knex = await databases.init(databaseId);
  const engine = await startEngine({
    knex,
    translators: [vendor],
    config: { waymark: { events: events as {}, limits: limits as {} } },
  });
  return {
    ...engine,
    stored: async () =>
      (await knex('events').orderBy('event_id')).map(e => e.event_id),
    newToken: async () => {
      const { body } = await engine
        .api()
        .post('/api/waymark/sources')
        .send({ name: 'x', eventSource: '/pipelines/credit-risk' });
      return `Bearer ${body.token}`;
    },
    hook: (ids: string[], secret = 'right') =>
      engine
        .api()
        .post('/api/waymark/webhooks/acme')
        .set('X-Acme', secret)
        .set('Content-Type', 'application/json')
        .send(JSON.stringify(ids)),
  };
}

describe.each(databases.eachSupportedId())('limits on %s', databaseId => {
  it('refuses whole what is over a sender’s rate, and says when to come back', async () => {
    const rateLimit = { events: 4, per: { hours: 1 } };
    const engine = await start(databaseId as 'SQLITE_3', { rateLimit });
    const [one, other] = [await engine.newToken(), await engine.newToken()];
    const post = (token: string, ...ids: string[]) =>
      engine.post(deployments(...ids)).set('Authorization', token);

    expect((await post(one, 'a', 'b')).status).toBe(202);
    const refused = await post(one, 'c', 'd', 'e');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(800);
    expect(refused.headers['retry-after']).toMatch(/^\d+$/);
    expect(refused.body).toMatchObject({
      error: {
        name: 'TooManyRequestsError',
        message: expect.stringContaining('waymark.events.rateLimit'),
      },
      response: { statusCode: 429 },
    });
    expect(await engine.stored()).toEqual(['a', 'b']);

    const unreadable = await engine
      .api()
      .post('/api/waymark/events')
      .set('Authorization', one)
      .set('Content-Type', 'application/cloudevents+json')
      .send('{');
    expect(unreadable.status).toBe(400);
    expect((await post(one, 'c')).status).toBe(202);
    expect((await post(one, 'd')).status).toBe(429);

    for (let attempt = 0; attempt < 6; attempt++) {
      const wrong = `${other.slice(0, -1)}${other.endsWith('A') ? 'B' : 'A'}`;
      expect((await post(wrong, 'x')).status).toBe(401);
      expect((await engine.hook(['x'], 'wrong')).status).toBe(401);
    }
    expect((await post(other, 'f', 'g', 'h', 'i')).status).toBe(202);
    expect((await engine.hook(['v1', 'v2', 'v3'])).status).toBe(202);
    const late = await engine.hook(['v4', 'v5']);
    expect([late.status, Number(late.headers['retry-after'])]).toEqual([
      429,
      expect.any(Number),
    ]);
    expect(await engine.stored()).toEqual([
      'a',
      'b',
      'c',
      'f',
      'g',
      'h',
      'i',
      'v1',
      'v2',
      'v3',
    ]);
    await engine.stop();
  });

  it('refuses a wrong secret before a byte of the body is sent', async () => {
    const engine = await start(databaseId as 'SQLITE_3', {});
    const sent = ask(`${engine.url}/webhooks/acme`, {
      method: 'POST',
      headers: { 'X-Acme': 'wrong', 'Content-Length': 9_000_000 },
    });
    sent.flushHeaders();
    const [response] = await once(sent, 'response');
    expect(response.statusCode).toBe(401);
    sent.on('error', () => {}).destroy();
    await engine.stop();
  });

  it('names the limit a request or an event is over, and its key', async () => {
    const engine = await start(databaseId as 'SQLITE_3', {
      maxEventBytes: 300,
      maxRequestBytes: 2_000,
    });
    const single = (body: string) =>
      engine
        .api()
        .post('/api/waymark/events')
        .set('Content-Type', 'application/cloudevents+json')
        .send(body);
    const names = (key: string, bytes: number) => ({
      error: {
        name: 'PayloadTooLargeError',
        message: expect.stringContaining(
          `may have ${bytes} bytes at most (waymark.events.${key})`,
        ),
      },
      response: { statusCode: 413 },
    });
    const event = await single(JSON.stringify(deployments('a')[0]));
    expect(event.status).toBe(413);
    expect(event.body).toMatchObject(names('maxEventBytes', 300));
    for (const response of [
      await single(' '.repeat(2_001)),
      await engine.post(deployments('a', 'b', 'c', 'd', 'e')),
      await engine.hook(['x'.repeat(2_001)]),
    ]) {
      expect(response.status).toBe(413);
      expect(response.body).toMatchObject(names('maxRequestBytes', 2_000));
    }
    expect(await engine.stored()).toEqual([]);
    await engine.stop();

    const roomier = await start(
      databaseId as 'SQLITE_3',
      { maxEventBytes: 1_500 },
      { idLength: 600 },
    );
    const long = 'x'.repeat(600);
    const { body } = await roomier.hook(['v1', long, 'huge']);
    expect(body).toMatchObject({
      accepted: 1,
      rejected: [
        {
          id: long,
          errors: [{ message: expect.stringContaining('1500 bytes') }],
        },
        {
          id: 'huge',
          errors: [{ path: '/data/customData/waymark/trafficPercent' }],
        },
      ],
    });
    await roomier.stop();
  });

  it('refuses more events than a request may have, before it judges any', async () => {
    const engine = await start(databaseId as 'SQLITE_3', {
      maxEventsPerRequest: 3,
      rateLimit: { events: 6, per: { hours: 1 } },
    });
    const token = await engine.newToken();
    const lines = engine
      .api()
      .post('/api/waymark/events')
      .set('Authorization', token)
      .set('Content-Type', 'application/x-ndjson')
      .send('{}\n{}\n\n{}\n{}');
    for (const response of [
      await engine.post([{}, {}, {}, {}]).set('Authorization', token),
      await lines,
      await engine.hook(['v1', 'v2', 'v3', 'v4']),
    ]) {
      expect(response.status).toBe(413);
      expect(response.body.error).toMatchObject({
        name: 'PayloadTooLargeError',
        message:
          'A request may have 3 events at most (waymark.events.maxEventsPerRequest), this one has 4',
      });
    }
    // Each of the two cost one of six
    const post = (...ids: string[]) =>
      engine.post(deployments(...ids)).set('Authorization', token);
    expect((await post('a', 'b', 'c')).status).toBe(202);
    expect((await post('d')).status).toBe(202);
    expect((await post('e')).status).toBe(429);
    expect(await engine.stored()).toEqual(['a', 'b', 'c', 'd']);
    await engine.stop();
  });

  it('refuses an event that says more than one may, at every door, by limit and key', async () => {
    const engine = await start(
      databaseId as 'SQLITE_3',
      {},
      { environmentsPerModel: 2, idLength: 40, linksPerEvent: 1, costUnits: 9 },
    );
    const at = '2026-01-01T00:00:00Z';
    const to = (id: string, environment: string) =>
      cloudEvent(deployment(id, at, '1', { environment }));
    const linked = deployment('links', at, '1');
    linked.context.links = [{}, {}] as never;
    const costly = deployment('cost', at, '1', {
      waymark: { cost: { tokens: 10 } },
    });
    const long = deployment('v'.repeat(41), at, '1');
    const batch = await engine.post([
      to('a', 'production'),
      to('b', 'staging'),
      to('c', 'PRODUCTION'),
      to('d', 'third'),
      ...[linked, costly, long].map(cloudEvent),
    ]);
    const refusal = (path: string, message: string) => ({
      errors: [{ path, message: expect.stringContaining(message) }],
    });
    const environment = refusal(
      '/data/subject/content/environment/id',
      'environment 3 of model:default/credit-risk, which may have 2 at most (waymark.limits.environmentsPerModel)',
    );
    expect(batch.body).toMatchObject({
      accepted: 3,
      rejected: [
        environment,
        refusal('/data/context/links', '1 links at most (waymark.limits.links'),
        refusal(
          '/data/customData/waymark/cost/tokens',
          '9 at most (waymark.limits.costUnits)',
        ),
        refusal('/id', '40 characters at most (waymark.limits.idLength)'),
      ],
    });
    // As rows tell it, once they are folded
    await engine.settled();
    const later = await engine.post([to('e', 'fourth'), to('f', 'Staging')]);
    expect(later.body).toMatchObject({ accepted: 1, rejected: [environment] });
    const hooked = await engine.hook(['w'.repeat(41), 'fine']);
    expect(hooked.body).toMatchObject({
      accepted: 1,
      rejected: [refusal('/data/context/id', 'waymark.limits.idLength')],
    });
    await engine.stop();
  });

  it('answers a batch of nothing but faults with a receipt that can be read', async () => {
    const engine = await start(
      databaseId as 'SQLITE_3',
      {},
      { propertiesPerEvent: 30_000 },
    );
    const names = Array.from({ length: 20_000 }, (_, n) => [`N${n}`, 1]);
    const odd = { ...deployments('a')[0], ...Object.fromEntries(names) };
    const response = await engine.post([odd, ...new Array(9_999).fill({})]);
    expect(response.status).toBe(202);
    expect(response.body.rejected).toHaveLength(10_000);
    expect(response.body.rejected[0].errors).toHaveLength(50);
    await engine.stop();
  });
});

it('stops by default what no pipeline sends, unless its sender may replay', async () => {
  const engine = await start('SQLITE_3', {});
  const batch = (round: number) =>
    deployments(...Array.from({ length: 2_000 }, () => `${round}`));
  const token = await engine.newToken();
  const post = (round: number, authorization?: string) => {
    const sent = engine.post(batch(round));
    return authorization ? sent.set('Authorization', authorization) : sent;
  };
  const statuses: number[] = [];
  for (let round = 0; round < 5; round++) {
    const { status } = await post(round, token);
    statuses.push(status);
  }
  expect(statuses).toEqual([202, 202, 202, 429, 429]);
  for (let round = 0; round < 10; round++) {
    expect((await post(round)).status).toBe(202);
  }
  await engine.stop();

  const denied = await startEngine({
    knex: await databases.init('SQLITE_3'),
    deny: ['waymark.event.replay'],
  });
  const last: number[] = [];
  for (let round = 0; round < 4; round++) {
    last.push((await denied.post(batch(round))).status);
  }
  expect(last).toEqual([202, 202, 202, 429]);
  await denied.stop();
});

it('is off when told so, and refuses a limit that lets nothing through', async () => {
  const engine = await start('SQLITE_3', { rateLimit: false });
  expect((await engine.post(deployments('a'))).status).toBe(202);
  await engine.stop();
  await expect(start('SQLITE_3', { rateLimit: { events: 0 } })).rejects.toThrow(
    'waymark.events.rateLimit',
  );
});
