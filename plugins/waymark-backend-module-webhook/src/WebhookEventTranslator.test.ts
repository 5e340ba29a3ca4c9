import { createHmac } from 'node:crypto';
import { TestDatabases } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
// eslint-disable-next-line @backstage/no-mixed-plugin-imports
import waymarkPlugin from 'backstage-plugin-waymark-backend';
import {
  fuzzTranslator,
  fuzzWebhook,
  verificationCases,
  type VendorUnderTest,
} from 'backstage-plugin-waymark-node/testUtils';
import module from './index';
import { WebhookEventTranslator } from './WebhookEventTranslator';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const incident = {
  kind: 'incident.detected',
  id: '{{ id }}/detected',
  time: '{{ at }}',
  subject: '{{ id }}',
  content: { environment: { id: 'production' } },
};

const entry = { source: 'pager', secrets: ['s-1', 's-2'], events: [incident] };

function create(...webhooks: object[]) {
  return WebhookEventTranslator.listFromConfig(
    new ConfigReader({ waymark: { webhooks: webhooks as never } }),
  );
}

function translate(events: object[], payload: unknown, headers = {}) {
  const [translator] = create({ ...entry, events });
  const body = Buffer.from(JSON.stringify(payload));
  return translator.translate({ headers, body });
}

const payload = {
  id: 42,
  at: '2026-03-02T10:30:00+01:00',
  open: true,
  severity: 'high',
  nothing: null,
  tags: ['a', 'b'],
  nested: { list: [{ name: 'first' }, { name: 'second' }] },
};

const mappings = [
  { ...incident, when: { path: 'severity', in: ['high', 3] } },
  {
    ...incident,
    each: 'nested.list',
    id: '{{ id }}/{{ item.name }}',
    content: {
      ...incident.content,
      description: 'x{{ tags.0? }}',
    },
    waymark: { change: '{{ nested }}' },
    hints: [{ annotation: 'a', value: '{{ severity? }}' }],
  },
];

const bearer: VendorUnderTest = {
  samples: [{ payload }],
  config: secrets => ({
    waymark: { webhooks: [{ ...entry, secrets, events: mappings }] },
  }),
  create: config => WebhookEventTranslator.listFromConfig(config)[0],
  sign: (_, secret) => ({ authorization: `Bearer ${secret}` }),
  signsBody: false,
};

const signed: VendorUnderTest = {
  ...bearer,
  config: secrets => ({
    waymark: { webhooks: [{ ...entry, secrets, hmac: { header: 'X-Sum' } }] },
  }),
  sign: ({ body }, secret) => ({
    'x-sum': createHmac('sha256', secret).update(body).digest('hex'),
  }),
  signsBody: true,
};

describe('WebhookEventTranslator', () => {
  describe.each([
    ['a secret in a header', bearer],
    ['a signature', signed],
  ])('verifies by %s', (_means, vendor) => {
    it.each(verificationCases(vendor))('%s', async (_name, check) => {
      await expect(check()).resolves.not.toThrow();
    });
  });

  describe('verifies', () => {
    const body = Buffer.from('{"id":1}');
    const sign = (key: string, encoding: 'hex' | 'base64', of = body) =>
      createHmac('sha256', key).update(of).digest(encoding);

    it('a secret in the header configured, and in no other', async () => {
      const [translator] = create({ ...entry, header: 'X-Token' });
      const verify = (headers: Record<string, string>) =>
        translator.verify({ headers, body });
      await verify({ 'x-token': 's-1' });
      await expect(verify({ authorization: 'Bearer s-1' })).rejects.toThrow(
        'X-Token is missing',
      );
    });

    it('a signature over the body, hex or base64', async () => {
      const hmac = { header: 'X-Signature', algorithm: 'sha256' };
      const [either] = create({ ...entry, hmac });
      const [prefixed] = create({
        ...entry,
        hmac: { ...hmac, encoding: 'hex', prefix: 'v1=' },
      });
      const verify = (of: typeof either, given?: string) =>
        of.verify({ headers: { 'x-signature': given }, body });

      await verify(either, sign('s-1', 'hex'));
      await verify(either, sign('s-2', 'base64'));
      await verify(
        prefixed,
        `v1=${sign('old', 'hex')}, v1=${sign('s-2', 'hex')}`,
      );
      const wrong = [
        [either, sign('s-3', 'hex')],
        [either, sign('s-1', 'hex', Buffer.from('{"id":2}'))],
        [either, 'nonsense'],
        [prefixed, sign('s-1', 'hex')],
        [prefixed, `v1=${sign('s-1', 'base64')}`],
      ] as const;
      for (const [of, given] of wrong) {
        await expect(verify(of, given)).rejects.toThrow('X-Signature is wrong');
      }
      await expect(verify(either)).rejects.toThrow('X-Signature is missing');
    });
  });

  it('makes an event by its mapping', () => {
    const mapping = {
      ...incident,
      when: { path: 'open', equals: true },
      model: 'model:default/{{ nested.list.1.name }}',
      content: {
        environment: { id: 'production' },
        description: '{{ severity }}: {{id}}, {{ nothing? }}{{ tags.0 }}',
        ticketURI: '{{ absent? }}',
      },
      waymark: { cause: 'drift', trafficPercent: '{{ id }}', change: {} },
      hints: [
        { annotation: 'waymark.dev/service-id', value: '{{ id }}' },
        { annotation: 'wandb.ai/artifact', value: '{{ absent.too? }}' },
      ],
    };
    expect(translate([mapping], payload)).toEqual([
      {
        event: {
          context: {
            specversion: '0.5.1',
            id: '42/detected',
            source: '/webhooks/pager',
            type: 'dev.cdevents.incident.detected.0.3.0',
            timestamp: '2026-03-02T09:30:00.000Z',
          },
          subject: {
            id: '42',
            content: {
              environment: { id: 'production' },
              description: 'high: 42, a',
            },
          },
          customData: {
            waymark: {
              cause: 'drift',
              trafficPercent: 42,
              change: {},
              model: 'model:default/second',
            },
          },
          customDataContentType: 'application/json',
        },
        hints: [{ annotation: 'waymark.dev/service-id', value: '42' }],
      },
    ]);
  });

  it('keeps the type of a single reference, and the text of others', () => {
    const content = {
      list: '{{ tags }}',
      flag: '{{ open }}',
      object: '{{ nested.list.0 }}',
      text: 'is {{ open }}',
      items: ['{{ absent? }}', '{{ id }}', 7],
      spaces: ' {{ id }}',
    };
    const [{ event }] = translate([{ ...incident, content }], payload);
    expect(event.subject.content).toEqual({
      list: ['a', 'b'],
      flag: true,
      object: { name: 'first' },
      text: 'is true',
      items: [42, 7],
      spaces: ' 42',
    });
  });

  it('asks its conditions, all of them', () => {
    const made = (when: unknown) =>
      translate([{ ...incident, when }], payload).length;
    expect(made({ path: 'severity', equals: 'high' })).toBe(1);
    expect(made({ path: 'severity', equals: 'low' })).toBe(0);
    // No type is taken for another
    expect(made({ path: 'id', equals: '42' })).toBe(0);
    expect(made({ path: 'id', equals: 42 })).toBe(1);
    expect(made({ path: 'severity', in: ['low', 'high'] })).toBe(1);
    expect(made({ path: 'severity', in: [] })).toBe(0);
    expect(made({ path: 'nested.list.1.name', exists: true })).toBe(1);
    expect(made({ path: 'nothing', exists: true })).toBe(0);
    expect(made({ path: 'nothing', exists: false })).toBe(1);
    expect(made({ path: 'toString', exists: true })).toBe(0);
    const both = [
      { path: 'open', equals: true },
      { path: 'severity', equals: 'low' },
    ];
    expect(made(both)).toBe(0);
    expect(made(both.slice(0, 1))).toBe(1);
    expect(made([])).toBe(1);
  });

  it('fans out a list, each item judged by itself', () => {
    const mapping = {
      ...incident,
      each: 'alerts',
      when: { path: 'item.status', equals: 'firing' },
      id: '{{ group }}/{{ item.id }}',
      time: '{{ item.at }}',
      subject: '{{ item.id }}',
    };
    const alerts = [
      { id: 'a', status: 'firing', at: 1772443800 },
      { id: 'b', status: 'resolved' },
      { id: 'c', status: 'firing', at: '1772443800123' },
    ];
    const body = { group: 'g', alerts };
    expect(
      translate([mapping], body).map(({ event }) => [
        event.context.id,
        event.context.timestamp,
      ]),
    ).toEqual([
      ['g/a', '2026-03-02T09:30:00.000Z'],
      ['g/c', '2026-03-02T09:30:00.123Z'],
    ]);
    expect(translate([mapping], { group: 'g' })).toEqual([]);
    const texts = { ...mapping, when: undefined, subject: '{{ item }}' };
    const events = () =>
      translate([{ ...texts, id: '{{ item }}', time: 1772443800 }], {
        alerts: ['x', 'y'],
      });
    expect(events().map(({ event }) => event.subject.id)).toEqual(['x', 'y']);
    expect(() => translate([mapping], { group: 'g', alerts: 'a' })).toThrow(
      'alerts is not a list',
    );
    const incomplete = {
      group: 'g',
      alerts: [alerts[0], { status: 'firing' }],
    };
    expect(() => translate([mapping], incomplete)).toThrow(
      'alerts.1.id is missing',
    );
  });

  it('names what a payload lacks or has wrong', () => {
    const fails =
      (change: object, body: unknown = payload) =>
      () =>
        translate([{ ...incident, ...change }], body);
    expect(fails({}, { at: payload.at })).toThrow('id is missing');
    expect(fails({ id: '{{ nested.list.7.name }}' })).toThrow(
      'nested.list.7.name is missing',
    );
    expect(fails({ id: '{{ nothing }}' })).toThrow('nothing is missing');
    expect(fails({ id: 'x-{{ tags }}' })).toThrow(
      'tags is a list or an object',
    );
    expect(fails({ id: '{{ absent? }}' })).toThrow(
      'waymark.webhooks[0].events[0].id comes out empty',
    );
    expect(fails({ subject: '{{ tags }}' })).toThrow(
      'subject comes out neither as',
    );
    expect(fails({ time: '{{ $headers.X-Request-Time }}' })).toThrow(
      'The header X-Request-Time is missing',
    );
    for (const at of ['yesterday', '12:00', '2026-13-01T00:00:00Z', true, -1]) {
      expect(fails({}, { ...payload, at })).toThrow('time is not a time');
    }
    expect(fails({}, [])).toThrow('not a JSON object');
    const deep = JSON.parse(`${'['.repeat(101)}${']'.repeat(101)}`);
    for (const [broken, message] of [
      [{ a: ['\ud800'] }, 'it/a/0 holds'],
      [{ '\udc00': 1 }, 'half of a surrogate pair'],
      [deep, 'is nested more than'],
    ] as const) {
      expect(
        fails({ content: '{{ it }}' }, { ...payload, it: broken }),
      ).toThrow('content must be an object');
      expect(
        fails({ content: { a: '{{ it }}' } }, { ...payload, it: broken }),
      ).toThrow(message);
    }
  });

  it('reads headers the proxy adds', () => {
    const mapping = { ...incident, time: '{{ $headers.X-Request-Time }}' };
    const headers = { 'x-request-time': '2026-03-02T09:30:00+00:00' };
    const [{ event }] = translate([mapping], payload, headers);
    expect(event.context.timestamp).toBe('2026-03-02T09:30:00.000Z');
  });

  it('refuses to start with a wrong configuration, and names the place', () => {
    const at = (change: object) => () => create({ ...entry, ...change });
    const event = (change: object) =>
      at({ events: [incident, { ...incident, ...change }] });
    const place = 'waymark.webhooks[0]';

    expect(at({ source: 'Pager Duty' })).toThrow(
      `${place}.source must be lower-case`,
    );
    expect(at({ source: undefined })).toThrow(
      `${place}.source must be a text; it is`,
    );
    expect(at({ secrets: [] })).toThrow(`${place}.secrets must name a secret`);
    expect(at({ secrets: [7] })).toThrow(`${place}.secrets[0] must be a text`);
    expect(at({ event: [] })).toThrow(`${place}.event is unknown`);
    expect(at({ events: {} })).toThrow(`${place}.events must be a list`);
    expect(at({ header: 'X-A', hmac: { header: 'X-B' } })).toThrow('not both');
    expect(at({ hmac: {} })).toThrow(`${place}.hmac.header must be a text`);
    expect(at({ hmac: { header: 'X-B', algorithm: 'md5' } })).toThrow(
      `${place}.hmac.algorithm must be one of sha256`,
    );
    expect(event({ kind: 'incident.detect' })).toThrow(
      `${place}.events[1].kind must be one of`,
    );
    expect(event({ id: undefined })).toThrow(`${place}.events[1].id must be`);
    expect(event({ id: '{{ a..b }}' })).toThrow(
      `${place}.events[1].id has a path`,
    );
    expect(event({ id: '{{ a' })).toThrow(
      `${place}.events[1].id has {{ without }}`,
    );
    expect(event({ content: { a: [{ b: 'x {{ a b }}' }] } })).toThrow(
      `${place}.events[1].content.a[0].b has a path`,
    );
    expect(event({ content: 'text' })).toThrow(`content must be an object`);
    expect(event({ waymark: { modelVersions: 'x' } })).toThrow(
      `${place}.events[1].waymark.modelVersions is unknown`,
    );
    expect(event({ when: { path: 'a' } })).toThrow(
      `${place}.events[1].when needs one of`,
    );
    expect(event({ when: [{ path: 'a', exists: 'yes' }] })).toThrow(
      `${place}.events[1].when[0].exists must be a boolean`,
    );
    expect(event({ when: { path: 'a', in: [{}] } })).toThrow(
      'in[0] must be a text',
    );
    expect(event({ hints: [{ annotation: 'a' }] })).toThrow(
      `${place}.events[1].hints[0].value must be given; it is missing`,
    );
    expect(() => create(entry, entry)).toThrow(
      'waymark.webhooks[1].source is there twice: pager',
    );
    expect(WebhookEventTranslator.listFromConfig(new ConfigReader({}))).toEqual(
      [],
    );
  });

  it('throws only InputError, and says the same twice, whatever comes', () => {
    const told = fuzzTranslator(bearer, { values: [3, 'low', 1e21, -0.5] });
    expect(told).toBeGreaterThan(100);
  });

  it.each(databases.eachSupportedId())(
    'withstands damaged payloads at its door, on %s',
    async databaseId => {
      const accepted = await fuzzWebhook(bearer, {
        features: [waymarkPlugin, module],
        knex: await databases.init(databaseId),
        runs: databaseId === 'SQLITE_3' ? 300 : 30,
      });
      expect(accepted).toBeGreaterThan(0);
    },
  );
});
