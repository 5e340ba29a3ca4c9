import {
  createBackendPlugin,
  type BackendFeature,
} from '@backstage/backend-plugin-api';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { InputError } from '@backstage/errors';
import eventsPlugin from '@backstage/plugin-events-backend';
import {
  eventsServiceFactory,
  eventsServiceRef,
  type EventsService,
} from '@backstage/plugin-events-node';
import type { JsonObject, JsonValue } from '@backstage/types';
import type { CdEvent } from 'backstage-plugin-waymark-common';
import { Payload, type EventTranslator } from 'backstage-plugin-waymark-node';
import { cloudEvent, deployment } from '../../__testUtils__/events';
import { startEngine } from '../../__testUtils__/startEngine';
import { waitFor } from '../../__testUtils__/waitFor';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const AT = '2026-01-01T00:00:00Z';

/** A vendor that tells in a header what its payload is of. */
const vendor: EventTranslator = {
  source: 'acme',
  async verify() {
    throw new Error('Nothing is to be verified on a topic');
  },
  translate({ headers, body }) {
    if (headers['x-acme'] !== 'deployed') throw new InputError('No X-Acme');
    const id = Payload.parse(body).text('id');
    return [{ event: deployment(id, AT, '1', { source: '/acme' }) }];
  },
};

async function start(
  topics: JsonObject[],
  features: BackendFeature[] = [eventsServiceFactory],
  bus: JsonObject = {},
) {
  let service: EventsService;
  const broker = createBackendPlugin({
    pluginId: 'broker',
    register(reg) {
      reg.registerInit({
        deps: { events: eventsServiceRef },
        async init({ events: own }) {
          service = own;
        },
      });
    },
  });
  const knex = await databases.init('SQLITE_3');
  const engine = await startEngine({
    knex,
    translators: [vendor],
    features: [broker, ...features],
    config: { waymark: { topics }, events: { useEventBus: 'never', ...bus } },
  });
  return {
    ...engine,
    publish: (topic: string, eventPayload: JsonValue, metadata = {}) =>
      service.publish({ topic, eventPayload, metadata }),
    stored: async () => {
      const rows = await knex('events')
        .whereNot({ door: 'portal' })
        .orderBy('event_id');
      return rows.map(({ event_id, door, sender }) => [event_id, door, sender]);
    },
    topic: (name: string) =>
      waitFor(async () => {
        const { body } = await engine.get('/sources');
        const found = body.items.find(
          (each: any) => each.id === `topic:${name}`,
        );
        expect(found).toBeDefined();
        return found;
      }),
  };
}

function events(...ids: string[]): JsonObject[] {
  return ids.map(id => cloudEvent(deployment(id, AT, '1')));
}

describe('topics', () => {
  it('takes CDEvents, one or a list, each once', async () => {
    const engine = await start([{ topic: 'cdevents', format: 'cdevents' }]);
    const [first] = events('a');
    await engine.publish('cdevents', first);
    await engine.publish('cdevents', events('a', 'b'));
    await engine.publish('another', events('c'));
    const door = ['topics/cdevents', 'cdevents'];
    expect(await engine.stored()).toEqual([
      ['a', ...door],
      ['b', ...door],
    ]);
    await engine.stop();
  });

  it('takes a bare CDEvent, text, and binary mode as serializers for Kafka write it', async () => {
    const engine = await start([{ topic: 'cdevents', format: 'cdevents' }]);
    const [a, b, c, d, e] = ['a', 'b', 'c', 'd', 'e'].map(id =>
      deployment(id, AT, '1', { source: '/%C3%BC%20' }),
    );
    const headersOf = (event: CdEvent, prefix: string) => ({
      [`${prefix}specversion`]: '1.0',
      [`${prefix}id`]: event.context.id,
      [`${prefix}source`]: event.context.source,
      [`${prefix}type`]: event.context.type,
      [`${prefix}time`]: '2026-03-03T03:03:03Z',
      'content-type': 'application/json',
    });
    await engine.publish('cdevents', a);
    await engine.publish('cdevents', [b, cloudEvent(c)]);
    await engine.publish('cdevents', d, headersOf(d, 'ce_'));
    await engine.publish('cdevents', JSON.stringify(e), headersOf(e, 'ce-'));
    expect((await engine.stored()).map(([id]) => id)).toEqual([
      'a',
      'b',
      'c',
      'd',
      'e',
    ]);
    // What is missing is named where it is missing, with its place on the topic
    await engine.publish('cdevents', { context: { id: 'f' } } as any, {
      'kafka-offset': '41',
      'kafka-partition': '3',
    });
    await engine.publish('cdevents', 'no JSON', { offset: ['42'] });
    const refused = await waitFor(async () => {
      const { body } = await engine.get('/sources/topic:cdevents/rejections');
      expect(body.items).toHaveLength(2);
      return body.items;
    });
    expect(refused[0]).toMatchObject({
      position: 'offset 42',
      errors: [{ message: expect.stringContaining('not JSON') }],
    });
    expect(refused[1].position).toBe('partition 3, offset 41');
    expect(JSON.stringify(refused[1])).toContain('/data/context/source');
    await engine.stop();
  });

  it('lets in what its entry allows, and nothing else', async () => {
    const engine = await start([
      {
        topic: 'cdevents',
        format: 'cdevents',
        limits: {
          sources: ['/pipelines/credit-risk', '/other'],
          models: ['credit-risk'],
          types: ['dev.cdevents.service.'],
        },
      },
      {
        topic: 'acme',
        translator: 'acme',
        headers: { 'x-acme': 'deployed' },
        limits: { models: ['model:default/another'] },
      },
    ]);
    const allowed = deployment('a', AT, '1');
    const others = [
      deployment('b', AT, '1', { source: '/elsewhere' }),
      deployment('c', AT, '1', { waymark: { model: 'model:default/x' } }),
      deployment('d', AT, '1', { kind: 'artifact.published' }),
      deployment('e', AT, '1', { waymark: { model: undefined } }),
    ];
    others[2].subject.content = {};
    await engine.publish('cdevents', [allowed, ...others] as any);
    await engine.publish('acme', { id: 'f' });
    expect((await engine.stored()).map(([id]) => id)).toEqual(['a']);
    const { body } = await waitFor(async () => {
      const answer = await engine.get('/sources/topic:cdevents/rejections');
      expect(answer.body.items).toHaveLength(4);
      return answer;
    });
    const told = body.items.map((item: any) => [
      item.position,
      item.errors[0].path,
      item.errors[0].message,
    ]);
    expect(told).toEqual(
      expect.arrayContaining([
        [
          'event 2 of 5',
          '/source',
          'must be one of those this topic is made for: /pipelines/credit-risk, /other',
        ],
        [
          'event 3 of 5',
          '/data/customData/waymark/model',
          'must be one of those this topic is made for: model:default/credit-risk',
        ],
      ]),
    );
    await engine.stop();
  });

  it('takes no id that lost its digits before it came', async () => {
    const engine = await start([
      { topic: 'acme', translator: 'acme', headers: { 'x-acme': 'deployed' } },
    ]);
    await engine.publish('acme', { id: 2868860079149422351 });
    await engine.publish('acme', { id: 7_000_000_000 });
    expect((await engine.stored()).map(([id]) => id)).toEqual(['7000000000']);
    expect(
      await waitFor(async () => {
        const { body } = await engine.get('/sources/topic:acme/rejections');
        return body.items[0].errors[0].message;
      }),
    ).toContain('id is a whole number over 2^53');
    await engine.stop();
  });

  it('translates a vendor’s payload, with its headers or those configured', async () => {
    const engine = await start([
      { topic: 'acme', translator: 'acme' },
      {
        topic: 'acme.deployed',
        translator: 'acme',
        headers: { 'X-Acme': 'deployed' },
      },
    ]);
    await engine.publish('acme', { id: 'a' }, { 'X-Acme': 'deployed' });
    await engine.publish('acme.deployed', { id: 'b' });
    await engine.publish('acme.deployed', { id: 'c' }, { 'x-acme': ['other'] });
    expect(await engine.stored()).toEqual([
      ['a', 'topics/acme', 'acme'],
      ['b', 'topics/acme.deployed', 'acme.deployed'],
    ]);
    await engine.stop();
  });

  it('counts what it refuses, with the reasons', async () => {
    const engine = await start([
      { topic: 'cdevents', format: 'cdevents' },
      { topic: 'acme', translator: 'acme' },
    ]);
    const [good, bad] = events('good', 'bad') as any[];
    bad.data.subject.content.environment = 'production';
    await engine.publish('cdevents', [good, bad, 'text']);
    await engine.publish('acme', { id: 'a' });
    expect((await engine.stored()).map(([id]) => id)).toEqual(['good']);
    const rejections = (name: string) =>
      waitFor(async () => {
        const { body } = await engine.get(`/sources/topic:${name}/rejections`);
        expect(body.items).not.toEqual([]);
        return JSON.stringify(body.items);
      });
    expect(await rejections('cdevents')).toContain(
      '/data/subject/content/environment',
    );
    expect(await rejections('acme')).toContain('No X-Acme');
    expect((await engine.topic('cdevents')).totals).toMatchObject({
      accepted: 1,
      rejected: 2,
    });
    await engine.stop();
  });

  it('hears what comes in by Backstage’s HTTP ingress', async () => {
    const engine = await start(
      [{ topic: 'acme', translator: 'acme' }],
      [eventsServiceFactory, eventsPlugin],
      { http: { topics: ['acme'] } },
    );
    const response = await engine
      .api()
      .post('/api/events/http/acme')
      .set('X-Acme', 'deployed')
      .send({ id: 'a' });
    expect(response.status).toBe(202);
    expect(await engine.stored()).toEqual([['a', 'topics/acme', 'acme']]);
    await engine.stop();
  });

  it('subscribes once for all topics, under an id that replicas share', async () => {
    const service = mockServices.events.mock();
    const topics = ['a', 'b'].map(topic => ({ topic, format: 'cdevents' }));
    const { stop } = await start(topics, [service.factory]);
    expect(
      service.subscribe.mock.calls.map(([{ id, topics: of }]) => [id, of]),
    ).toEqual([['topics', ['a', 'b']]]);
    await stop();
  });

  it('says what is wrong with the configuration', async () => {
    await expect(start([{ topic: 'a' }])).rejects.toThrow(
      'waymark.topics[0] needs either translator or format',
    );
    await expect(start([{ topic: 'a', format: 'json' }])).rejects.toThrow(
      'must be cdevents',
    );
    await expect(start([{ topic: 'a', translator: 'gitlab' }])).rejects.toThrow(
      'no installed module speaks; these are: acme',
    );
    await expect(
      start([{ topic: 'a', format: 'cdevents', limits: { sources: [] } }]),
    ).rejects.toThrow('waymark.topics[0].limits');
    await expect(
      start([{ topic: 'a', format: 'cdevents', limits: { models: ['a b'] } }]),
    ).rejects.toThrow('waymark.topics[0].limits');
    const twice = { topic: 'a', format: 'cdevents' };
    await expect(start([twice, twice])).rejects.toThrow(
      'topics[1].topic is there twice: a',
    );
  });
});
