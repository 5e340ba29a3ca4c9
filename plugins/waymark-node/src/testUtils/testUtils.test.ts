import { createHmac } from 'node:crypto';
import { createBackendModule } from '@backstage/backend-plugin-api';
import { AuthenticationError, InputError } from '@backstage/errors';
import {
  createCdEvent,
  Payload,
  SharedSecret,
  SignatureKey,
  waymarkExtensionPoint,
  type EventTranslator,
  type MaturityFrameworkFile,
  type VendorRequest,
} from '../index';
import {
  collectDoors,
  fuzzTranslator,
  verificationCases,
  type VendorUnderTest,
} from '../testUtils';

const FRESH = 60_000;

class Acme implements EventTranslator {
  readonly source = 'acme';

  constructor(
    private readonly key: SignatureKey,
    private readonly now: () => number,
  ) {}

  async verify({ headers, body }: VendorRequest): Promise<void> {
    const at = headers['x-at'] ?? '';
    const signature = headers['x-signature'];
    this.key.verify(
      Buffer.concat([Buffer.from(at), body]),
      signature ? [signature] : [],
      'hex',
      'X-Signature',
    );
    if (!(Math.abs(Number(at) - this.now()) <= FRESH)) {
      throw new AuthenticationError('X-At is not of this minute');
    }
  }

  translate({ body }: VendorRequest) {
    const payload = Payload.parse(body);
    const event = createCdEvent({
      kind: 'change.merged',
      id: payload.text('id'),
      source: '/acme',
      time: payload.time('at'),
      subject: payload.text('id'),
      content: {},
    });
    return [{ event }];
  }
}

const acme: VendorUnderTest = {
  samples: [{ payload: { id: 'c-1', at: '2026-03-02T09:30:00Z' } }],
  config: secrets => ({ secrets }),
  create: (config, { now }) =>
    new Acme(SignatureKey.fromConfig(config, 'secrets'), now),
  sign: ({ body }, secret, now) => ({
    'x-at': `${now}`,
    'x-signature': createHmac('sha256', secret)
      .update(`${now}`)
      .update(body)
      .digest('hex'),
  }),
  signsBody: true,
  staleAfter: FRESH,
};

/** Acme as it would be if its `verify` were this. */
function verifying(
  verify: (request: VendorRequest, secrets: string[]) => boolean,
): VendorUnderTest {
  return {
    ...acme,
    create: (config, options) => ({
      source: 'acme',
      translate: request => acme.create(config, options).translate(request),
      verify: async request => {
        if (!verify(request, config.getStringArray('secrets'))) {
          throw new AuthenticationError('Wrong');
        }
      },
    }),
  };
}

/** Names of the cases that find fault. */
async function faultsOf(vendor: VendorUnderTest): Promise<string[]> {
  const names: string[] = [];
  for (const [name, check] of verificationCases(vendor)) {
    await check().catch(() => names.push(name));
  }
  return names;
}

function translating(translate: EventTranslator['translate']): VendorUnderTest {
  return {
    ...acme,
    create: () => ({ source: 'acme', verify: async () => {}, translate }),
  };
}

describe('verificationCases', () => {
  it.each(verificationCases(acme))('%s', async (_name, check) => {
    await expect(check()).resolves.not.toThrow();
  });

  it('finds the fault of verifications that have one', async () => {
    const right = ({ headers, body }: VendorRequest, secret: string) =>
      headers['x-signature'] ===
      acme.sign({ headers, body }, secret, Number(headers['x-at']))[
        'x-signature'
      ];
    expect(await faultsOf(verifying(() => true))).toHaveLength(7);
    expect(
      await faultsOf(
        verifying((request, secrets) => secrets.some(s => right(request, s))),
      ),
    ).toEqual([
      'compares in constant time',
      'refuses a signature that is too old, or of the future',
    ]);
    const first = verifying((request, [secret]) => right(request, secret));
    expect(await faultsOf(first)).toContain(
      'takes the old and the new secret while one replaces the other',
    );
    const bodiless: VendorUnderTest = {
      ...acme,
      create: config => ({
        ...acme.create(config, { now: Date.now }),
        verify: async ({ headers }) =>
          SharedSecret.fromConfig(config, 'secrets').verify(
            headers['x-signature'],
            'X-Signature',
          ),
      }),
      sign: (_, secret) => ({ 'x-signature': secret }),
    };
    expect(await faultsOf(bodiless)).toEqual([
      'refuses a body other than the one signed',
      'refuses a signature that is too old, or of the future',
    ]);
  });
});

describe('fuzzTranslator', () => {
  it('passes a translator that holds and finds the fault of others', () => {
    expect(fuzzTranslator(acme)).toBeGreaterThan(100);
    const fuzz = (translate: EventTranslator['translate']) => () =>
      fuzzTranslator(translating(translate));
    const translator = new Acme(null!, Date.now);
    expect(fuzz(({ body }) => JSON.parse(body.toString()).id.at)).toThrow(
      'Property failed',
    );
    expect(
      fuzz(request => {
        const [{ event }] = translator.translate(request);
        event.context.id = `${Math.random()}`;
        return [{ event }];
      }),
    ).toThrow();
    expect(
      fuzz(request => {
        const [{ event }] = translator.translate(request);
        event.context.timestamp = '2026-03-02T09:30:00Z';
        return [{ event }];
      }),
    ).toThrow('Property failed');
    expect(
      fuzz(() => {
        throw new InputError('Never');
      })(),
    ).toBe(0);
  });
});

describe('collectDoors', () => {
  it('gives what a module brought in, configured', async () => {
    const houseRules: MaturityFrameworkFile = {
      id: 'house-rules',
      version: 1,
      title: 'House rules',
      subject: 'model',
      source: { title: 'Own work' },
      levels: [],
      areas: [],
      criteria: [],
    };
    const module = createBackendModule({
      pluginId: 'waymark',
      moduleId: 'acme',
      register(reg) {
        reg.registerInit({
          deps: { waymark: waymarkExtensionPoint },
          async init({ waymark }) {
            waymark.addEventTranslator(new Acme(null!, Date.now));
            waymark.addFactProvider({
              id: 'acme',
              facts: [],
              getFacts: async () => ({}),
            });
            waymark.addMaturityFramework(houseRules, { module: 'acme' });
          },
        });
      },
    });
    const doors = await collectDoors(module);
    expect(doors.translators.map(({ source }) => source)).toEqual(['acme']);
    expect(doors.factProviders.map(({ id }) => id)).toEqual(['acme']);
    expect(doors.maturityFrameworks).toEqual([houseRules]);
    expect(doors.executors).toEqual([]);
  });
});
