import { createHmac } from 'node:crypto';
import { TestDatabases } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
// eslint-disable-next-line @backstage/no-mixed-plugin-imports
import waymarkPlugin from 'backstage-plugin-waymark-backend';
import {
  collectDoors,
  fuzzTranslator,
  fuzzWebhook,
  verificationCases,
  type VendorUnderTest,
} from 'backstage-plugin-waymark-node/testUtils';
import { PagerdutyEventTranslator } from './PagerdutyEventTranslator';
import module from './index';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

/** The fields of PagerDuty's documented `incident` that matter, and some that do not. */
const incident = {
  id: 'PGR0VU2',
  type: 'incident',
  self: 'https://api.pagerduty.com/incidents/PGR0VU2',
  html_url: 'https://acme.pagerduty.com/incidents/PGR0VU2',
  number: 2,
  status: 'triggered',
  incident_key: 'd3640fbd41094207a1c11e58e46b1662',
  created_at: '2026-05-04T09:30:00Z',
  title: 'Scores of credit-risk drift',
  service: {
    html_url: 'https://acme.pagerduty.com/services/PF9KMXH',
    id: 'PF9KMXH',
    self: 'https://api.pagerduty.com/services/PF9KMXH',
    summary: 'credit-risk',
    type: 'service_reference',
  },
  assignees: [],
  priority: null,
  urgency: 'high',
  conference_bridge: null,
  resolve_reason: null,
};

const triggered = {
  event: {
    id: '01CH754SM17TWPE2V2H4VPBRO7',
    event_type: 'incident.triggered',
    resource_type: 'incident',
    occurred_at: '2026-05-04T09:30:00.169Z',
    agent: null,
    client: { name: 'PagerDuty' },
    data: incident,
  },
};

const acknowledged = {
  event: {
    ...triggered.event,
    id: '01CH754SM17TWPE2V2H4VPBRO9',
    event_type: 'incident.acknowledged',
    occurred_at: '2026-05-04T09:34:00.001Z',
    data: { ...incident, status: 'acknowledged' },
  },
};

const resolved = {
  event: {
    ...triggered.event,
    id: '01CH754SM17TWPE2V2H4VPBRO8',
    event_type: 'incident.resolved',
    occurred_at: '2026-05-04T10:15:00.512Z',
    data: { ...incident, status: 'resolved' },
  },
};

function sign(body: Buffer, secret: string): string {
  return `v1=${createHmac('sha256', secret).update(body).digest('hex')}`;
}

const pagerduty: VendorUnderTest = {
  samples: [
    { payload: triggered },
    { payload: acknowledged },
    { payload: resolved },
  ],
  config: webhookSecrets => ({ waymark: { pagerduty: { webhookSecrets } } }),
  create: PagerdutyEventTranslator.fromConfig,
  sign: ({ body }, secret) => ({
    'x-pagerduty-signature': sign(body, secret),
  }),
  signsBody: true,
};

function create(settings: object = {}) {
  return PagerdutyEventTranslator.fromConfig(
    new ConfigReader({ waymark: { pagerduty: settings } }),
  );
}

function translate(payload: object, settings?: object) {
  const body = Buffer.from(JSON.stringify(payload));
  return create(settings).translate({ headers: {}, body });
}

describe('PagerdutyEventTranslator', () => {
  it.each(verificationCases(pagerduty))('%s', async (_name, check) => {
    await expect(check()).resolves.not.toThrow();
  });

  describe('several signatures', () => {
    const body = Buffer.from(JSON.stringify(triggered));
    const right = sign(body, 'second');
    const wrong = sign(body, 'another');

    function verify(signature: string) {
      return create({ webhookSecrets: ['first', 'second'] }).verify({
        headers: { 'x-pagerduty-signature': signature },
        body,
      });
    }

    it.each([
      `${right},${wrong}`,
      `${wrong},${right}`,
      `${wrong}, ${right}`,
      `v2=00,${right}`,
      `${wrong},,${right},`,
    ])('accepts %s', async signature => {
      await expect(verify(signature)).resolves.toBeUndefined();
    });

    it.each([
      `${wrong},${wrong}`,
      right.replace('v1=', 'v2='),
      right.replace('v1=', ''),
      'v1=',
      ',',
    ])('refuses %s', async signature => {
      await expect(verify(signature)).rejects.toThrow('X-PagerDuty-Signature');
    });
  });

  it('makes the beginning of an incident of incident.triggered', () => {
    expect(translate(triggered)).toEqual([
      {
        event: {
          context: {
            specversion: '0.5.1',
            id: '01CH754SM17TWPE2V2H4VPBRO7',
            source: '/pagerduty',
            type: expect.stringMatching(/^dev\.cdevents\.incident\.detected\./),
            timestamp: '2026-05-04T09:30:00.169Z',
          },
          subject: {
            id: 'PGR0VU2',
            content: {
              description: 'Scores of credit-risk drift',
              environment: { id: 'production' },
              service: { id: 'PF9KMXH' },
            },
          },
        },
        hints: [{ annotation: 'pagerduty.com/service-id', value: 'PF9KMXH' }],
      },
    ]);
  });

  it('makes the end of the same incident of incident.resolved', () => {
    const [{ event, hints }] = translate(resolved);
    expect(event.context).toMatchObject({
      id: '01CH754SM17TWPE2V2H4VPBRO8',
      type: expect.stringMatching(/^dev\.cdevents\.incident\.resolved\./),
      timestamp: '2026-05-04T10:15:00.512Z',
    });
    expect(event.subject.id).toBe('PGR0VU2');
    expect(hints).toEqual([
      { annotation: 'pagerduty.com/service-id', value: 'PF9KMXH' },
    ]);
  });

  it('adds the link to the incident when somebody acknowledges it', () => {
    const [{ event }] = translate(acknowledged);
    expect(event.context).toMatchObject({
      id: '01CH754SM17TWPE2V2H4VPBRO9',
      type: expect.stringMatching(/^dev\.cdevents\.incident\.reported\./),
      timestamp: '2026-05-04T09:34:00.001Z',
    });
    expect(event.subject).toMatchObject({
      id: 'PGR0VU2',
      content: { ticketURI: 'https://acme.pagerduty.com/incidents/PGR0VU2' },
    });
  });

  it('puts incidents into the environment of the configuration', () => {
    const [{ event }] = translate(triggered, { defaultEnvironment: 'staging' });
    expect(event.subject.content).toMatchObject({
      environment: { id: 'staging' },
    });
  });

  it('keeps an incident without a service, of no model', () => {
    const [{ hints }] = translate({
      event: { ...triggered.event, data: { ...incident, service: undefined } },
    });
    expect(hints).toEqual([]);
  });

  it('passes over other events, the test event among them', () => {
    const ping = {
      id: '01CH754SM17TWPE2V2H4VPBRP0',
      event_type: 'pagey.ping',
      resource_type: 'pagey',
      occurred_at: '2026-05-04T09:30:00.000Z',
      agent: null,
      client: null,
      data: { message: 'Hello from your friend Pagey!', type: 'ping' },
    };
    expect(translate({ event: ping })).toEqual([]);
    expect(
      translate({
        event: { ...triggered.event, event_type: 'incident.escalated' },
      }),
    ).toEqual([]);
  });

  it('opens an incident again that is reopened', () => {
    const [{ event }] = translate({
      event: {
        ...triggered.event,
        id: '01CH754SM17TWPE2V2H4VPBRP1',
        event_type: 'incident.reopened',
      },
    });
    expect(event).toMatchObject({
      context: {
        id: '01CH754SM17TWPE2V2H4VPBRP1',
        type: 'dev.cdevents.incident.detected.0.3.0',
      },
      subject: { id: triggered.event.data.id },
    });
  });

  it('names what is wrong with a payload', () => {
    expect(() => translate({ messages: [] })).toThrow(
      'event.event_type is missing',
    );
    expect(() =>
      translate({ event: { ...triggered.event, occurred_at: 'now' } }),
    ).toThrow('event.occurred_at is not a time: now');
    expect(() =>
      translate({
        event: { ...acknowledged.event, data: { ...incident, html_url: null } },
      }),
    ).toThrow('event.data.html_url');
  });

  it('throws only InputError, and says the same twice, whatever comes', () => {
    expect(fuzzTranslator(pagerduty)).toBeGreaterThan(100);
  });

  it.each(databases.eachSupportedId())(
    'withstands damaged payloads at its door, on %s',
    async databaseId => {
      const accepted = await fuzzWebhook(pagerduty, {
        features: [waymarkPlugin, module],
        knex: await databases.init(databaseId),
        runs: databaseId === 'SQLITE_3' ? 300 : 30,
      });
      expect(accepted).toBeGreaterThan(0);
    },
  );
});

it('walks in through the door of event translators', async () => {
  const { translators } = await collectDoors(module);
  expect(translators.map(({ source }) => source)).toEqual(['pagerduty']);
});
