import { TestDatabases } from '@backstage/backend-test-utils';
import { damagedText, mutated } from 'backstage-plugin-waymark-node/testUtils';
import fc from 'fast-check';
import type { Knex } from 'knex';
import { cdEvent, cloudEvent, deployment } from '../../__testUtils__/events';
import { startEngine } from '../../__testUtils__/startEngine';

jest.setTimeout(240_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const OURS = '/pipelines/credit-risk';
const OTHERS = { source: '/pipelines/churn', model: 'model:default/churn' };
const AT = '2026-01-01T00:00:00Z';
const environment = { id: 'production' };

const samples = [
  deployment('d1', AT, '1', { waymark: { change: { commit: 'a' } } }),
  deployment('r1', AT, '1', { kind: 'service.rolledback' }),
  cdEvent('incident.detected', { id: 'i1', at: AT, content: { environment } }),
  cdEvent('incident.resolved', { id: 'i2', at: AT, content: { environment } }),
  cdEvent('artifact.published', {
    id: 'a1',
    at: AT,
    subject: 'pkg:mlflow/credit-risk@1',
    content: { sbom: { uri: 'https://example.com/sbom.json' } },
  }),
  cdEvent('artifact.published', {
    id: 'a2',
    at: AT,
    // No name a registry would encode so
    subject: 'pkg:mlflow/100%@1',
    waymark: { model: undefined },
  }),
  cdEvent('testsuiterun.finished', {
    id: 't1',
    at: AT,
    content: { environment, outcome: 'success' },
    waymark: { evaluation: { kind: 'smoke', metrics: [] } },
  }),
];

// What would reach the other model, if anything did
const others = [
  cdEvent('incident.detected', {
    id: 'theirs',
    at: AT,
    subject: 'outage',
    content: { environment },
    ...OTHERS,
    waymark: { model: OTHERS.model },
  }),
  deployment('their-d1', AT, '1', {
    ...OTHERS,
    waymark: { model: OTHERS.model },
  }),
].map(cloudEvent);
const reaching = ['incident.resolved', 'incident.detected'].map(kind => {
  const event = cdEvent(kind, {
    id: 'reach',
    at: '2026-01-02T00:00:00Z',
    subject: 'outage',
    content: { environment },
  });
  event.subject.source = OTHERS.source;
  return event;
});
const values = [
  OTHERS.model,
  OTHERS.source,
  'outage',
  'their-d1',
  'dev.cdeventsx.waymark-rollback.confirmed.0.1.0',
  'dev.cdeventsx.waymark-event.withdrawn.0.1.0',
  'dev.cdevents.waymark-event.withdrawn.0.1.0',
  'dev.cdeventsx.service.deployed.0.3.0',
];

const bare = [...samples, ...reaching].map(payload => ({ payload }));
const carried = bare.map(({ payload }) => ({ payload: cloudEvent(payload) }));
const event = fc.oneof(
  mutated(carried, values).map(({ payload }): unknown => payload),
  // Damaged before it was put into its CloudEvent, under an id of its own
  fc.tuple(mutated(bare, values), fc.uuid()).map(([{ payload }, id]) => {
    const { context, ...rest } = Object(payload);
    const data = { ...rest, context: { ...Object(context), id } };
    return { ...cloudEvent({ ...data, subject: {} }), data };
  }),
);
const requests = fc.record({
  mode: fc.constantFrom('structured', 'binary', 'batch', 'lines'),
  events: fc.array(event, { minLength: 1, maxLength: 5 }),
  cut: fc.oneof(
    { weight: 19, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.nat(400) },
  ),
});
type Sent = typeof requests extends fc.Arbitrary<infer T> ? T : never;

function toRequest({ mode, events, cut }: Sent) {
  const [first] = events as any[];
  switch (mode) {
    case 'structured':
      return as('application/cloudevents+json', damagedText(first));
    case 'batch':
      return as('application/cloudevents-batch+json', damagedText(events));
    case 'lines': {
      const lines = events.map(each => damagedText(each));
      return as('application/x-ndjson', lines.join('\n'));
    }
    default: {
      const { data, ...attributes } = Object(first);
      const headers = Object.entries(attributes).flatMap(([name, value]) =>
        /^[a-z0-9]+$/i.test(name)
          ? [
              [
                `ce-${name}`,
                encodeURIComponent(`${value}`.replace(/\p{Surrogate}/gu, '?')),
              ],
            ]
          : [],
      );
      return as('application/json', damagedText(data), {
        'ce-specversion': '1.0',
        ...Object.fromEntries(headers),
      });
    }
  }
  function as(type: string, text: string, headers: object = {}) {
    const body = Buffer.from(text).subarray(0, cut);
    return {
      method: 'POST',
      body,
      headers: { 'Content-Type': type, ...headers },
    };
  }
}

async function start(databaseId: string) {
  const knex = await databases.init(databaseId as 'SQLITE_3');
  const engine = await startEngine({ knex });
  const stored = async (where: object = {}) => {
    const query = knex('events').where({ door: 'events', ...where });
    const [{ count }] = await query.count({ count: '*' });
    return Number(count);
  };
  let accepted = 0;
  /** Sends, and holds the answer against what came to be in the ledger. */
  const send = async (sent: Sent, authorization?: string) => {
    const { headers, ...request } = toRequest(sent);
    const before = await stored();
    const response = await fetch(`${engine.url}/events`, {
      ...request,
      headers: { ...headers, ...(authorization && { authorization }) },
    });
    const text = await response.text();
    const added = (await stored()) - before;
    accepted += added;
    const answer = [response.status, text];
    if (response.status >= 400) {
      // 431 is Node's own, for more headers than it reads
      expect([400, 409, 431]).toContain(response.status);
      expect([...answer, added]).toEqual([...answer, 0]);
      return;
    }
    const receipt = JSON.parse(text);
    if (receipt.status) {
      const first = receipt.status === 'accepted';
      expect([...answer, added]).toEqual([
        first ? 202 : 200,
        text,
        Number(first),
      ]);
      return;
    }
    expect([...answer, added]).toEqual([202, text, receipt.accepted]);
    if (sent.cut !== undefined) return;
    const { duplicates, conflicts, rejected } = receipt;
    expect(
      receipt.accepted + duplicates + conflicts.length + rejected.length,
    ).toBe(sent.events.length);
    expect(rejected.filter((each: any) => !each.errors.length)).toEqual([]);
  };
  return { ...engine, knex, send, stored, accepted: () => accepted };
}

async function tokenOf(engine: Awaited<ReturnType<typeof start>>) {
  const { body } = await engine
    .api()
    .post('/api/waymark/sources')
    .send({
      name: 'Credit risk',
      eventSource: OURS,
      models: ['model:default/credit-risk'],
    });
  return `Bearer ${body.token}`;
}

async function dataOf(model: string, knex: Knex) {
  return {
    events: await knex('events').where({ model }).orderBy('sequence'),
    rows: await knex('projection_rows')
      .where({ model })
      .orderBy(['kind', 'key']),
  };
}

describe.each(databases.eachSupportedId())('POST /events on %s', databaseId => {
  const numRuns = databaseId === 'SQLITE_3' ? 400 : 40;

  it('stores what it says it stored, whatever comes in whatever mode', async () => {
    const engine = await start(databaseId);
    await fc.assert(
      fc.asyncProperty(requests, async sent => {
        await engine.send(sent);
        await engine.send(sent);
      }),
      { numRuns },
    );
    expect(engine.accepted()).toBeGreaterThan(0);
    await engine.stop();
  });

  it('lets a token touch nothing of another’s model', async () => {
    const engine = await start(databaseId);
    const { knex } = engine;
    await engine.post(others).expect(202);
    await engine.settled();
    const before = await dataOf(OTHERS.model, knex);
    expect(before.rows.length).toBeGreaterThan(1);
    const token = await tokenOf(engine);
    await fc.assert(
      fc.asyncProperty(requests, async sent => {
        await engine.send(sent, token);
        const marks = await knex('pending').where({ model: OTHERS.model });
        expect(marks).toEqual([]);
      }),
      { numRuns },
    );
    expect(engine.accepted()).toBeGreaterThan(0);
    await engine.settled();
    expect(await dataOf(OTHERS.model, knex)).toEqual(before);
    const models = await knex('events')
      .where({ door: 'events' })
      .distinct('model');
    expect(models.map(({ model }) => model).sort()).toEqual([
      OTHERS.model,
      'model:default/credit-risk',
    ]);
    await engine.stop();
  });
});
