import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import { ConfigReader } from '@backstage/config';
import type { EventTranslator, VendorRequest } from '../EventTranslator';
import type { VendorUnderTest } from './VendorUnderTest';

const NOW = Date.parse('2026-03-02T09:30:00Z');
const SECRET = 'a-secret-of-the-vendor';

/**
 * What must hold of any vendor's `verify`, as a table for `it.each`.
 *
 * @public
 */
export function verificationCases(
  vendor: VendorUnderTest,
): [name: string, check: () => Promise<void>][] {
  const { samples, signsBody, staleAfter } = vendor;
  const create = (...secrets: string[]) =>
    vendor.create(new ConfigReader(vendor.config(secrets)), {
      now: () => NOW,
    });
  const unsigned: VendorRequest = {
    headers: samples[0].headers ?? {},
    body: Buffer.from(JSON.stringify(samples[0].payload)),
  };
  const signed = (secret: string, now = NOW): VendorRequest => ({
    ...unsigned,
    headers: { ...unsigned.headers, ...vendor.sign(unsigned, secret, now) },
  });
  const cases: [string, () => Promise<void>][] = [
    [
      'takes what carries its secret, however often',
      async () => {
        const translator = create(SECRET);
        await translator.verify(signed(SECRET));
        await translator.verify(signed(SECRET));
      },
    ],
    [
      'refuses any other secret',
      async () => {
        const other = [
          'another',
          SECRET.slice(1),
          `${SECRET}x`,
          'A'.repeat(22),
        ];
        for (const secret of other) {
          await refuses(create(SECRET), signed(secret));
        }
      },
    ],
    [
      'refuses a request that lacks a header of the signature or has it empty',
      async () => {
        const request = signed(SECRET);
        for (const name of Object.keys(vendor.sign(unsigned, SECRET, NOW))) {
          for (const value of [undefined, '']) {
            const headers = { ...request.headers, [name]: value };
            await refuses(create(SECRET), { ...request, headers });
          }
        }
      },
    ],
    [
      'takes the old and the new secret while one replaces the other',
      async () => {
        const both = create('old-secret', 'new-secret');
        await both.verify(signed('old-secret'));
        await both.verify(signed('new-secret'));
        await refuses(create('new-secret'), signed('old-secret'));
      },
    ],
    [
      'takes nothing when no secret is configured',
      async () => {
        let translator: EventTranslator;
        try {
          translator = create();
        } catch {
          return;
        }
        for (const secret of [SECRET, '', 'undefined']) {
          await refuses(translator, signed(secret));
        }
      },
    ],
    [
      'compares in constant time',
      async () => {
        for (const secret of [SECRET, 'wrong']) {
          const lengths = await comparedLengths(() =>
            create('other-secret', SECRET).verify(signed(secret)),
          );
          assert(lengths.length >= 2, 'crypto.timingSafeEqual was not asked');
          for (const [one, other] of lengths) assert.equal(one, other);
        }
      },
    ],
  ];
  if (signsBody) {
    cases.push([
      'refuses a body other than the one signed',
      async () => {
        const request = signed(SECRET);
        for (const body of [
          Buffer.concat([request.body, Buffer.from(' ')]),
          request.body.subarray(1),
          Buffer.alloc(0),
        ]) {
          await refuses(create(SECRET), { ...request, body });
        }
      },
    ]);
  }
  if (staleAfter !== undefined) {
    cases.push([
      'refuses a signature that is too old, or of the future',
      async () => {
        const translator = create(SECRET);
        for (const sign of [1, -1]) {
          await translator.verify(signed(SECRET, NOW + sign * staleAfter));
          const off = NOW + sign * (staleAfter + 1_000);
          await refuses(translator, signed(SECRET, off));
        }
      },
    ]);
  }
  return cases;
}

/** It must be told as 401, and without the secret that would have been right. */
async function refuses(
  translator: EventTranslator,
  request: VendorRequest,
): Promise<void> {
  await assert.rejects(translator.verify(request), (error: Error) => {
    assert.equal(error.name, 'AuthenticationError', error);
    assert(!error.message.includes(SECRET));
    return true;
  });
}

async function comparedLengths(
  verify: () => Promise<void>,
): Promise<[number, number][]> {
  const { timingSafeEqual } = crypto;
  const lengths: [number, number][] = [];
  crypto.timingSafeEqual = (one, other) => {
    lengths.push([one.byteLength, other.byteLength]);
    return timingSafeEqual(one, other);
  };
  try {
    await verify().catch(() => {});
  } finally {
    crypto.timingSafeEqual = timingSafeEqual;
  }
  return lengths;
}
