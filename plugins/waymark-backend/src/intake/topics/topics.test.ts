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
import type { EventTranslator } from 'backstage-plugin-waymark-node';
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
    const { id } = JSON.parse(body.toString());
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
    const twice = { topic: 'a', format: 'cdevents' };
    await expect(start([twice, twice])).rejects.toThrow(
      'topics[1].topic is there twice: a',
    );
  });
});
