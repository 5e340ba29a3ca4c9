import assert from 'node:assert/strict';
import type {
  BackendFeature,
  DatabaseService,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { JsonValue } from '@backstage/types';
import type { BatchReceipt, Fault } from 'backstage-plugin-waymark-common';
import fc from 'fast-check';
import { damagedText, mutated } from './mutated';
import type { VendorUnderTest } from './VendorUnderTest';

/** What a translator need not judge */
const LEFT_TO_THE_ENGINE = '/data/customData/waymark/model';

const SECRET = 'a-secret-of-the-vendor';

/** @public */
export type FuzzWebhookOptions = {
  /** The engine and the vendor's module; the catalog, empty, is played */
  features: BackendFeature[];
  /** An empty database */
  knex: Awaited<ReturnType<DatabaseService['getClient']>>;
  /** How many damaged payloads; 300 by default */
  runs?: number;
  /** Further values to put into payloads */
  values?: JsonValue[];
};

/**
 * Posts damaged payloads, rightly signed, to the vendor's door of a real
 * engine. Each is answered with 202 or refused as a whole; the verdicts add up
 * to what the translator told, whose events fit their schemas; as many rows come to be as were accepted; and
 * the same payload again adds nothing.
 *
 * @returns how many events were accepted; expect some, else nothing was tested
 * @throws with the smallest payload found that breaks it
 * @public
 */
export async function fuzzWebhook(
  vendor: VendorUnderTest,
  options: FuzzWebhookOptions,
): Promise<number> {
  const { features, knex, values, runs = 300 } = options;
  const data = vendor.config([SECRET]);
  const now = () => Date.now();
  const translator = vendor.create(new ConfigReader(data), { now });
  const backend = await startTestBackend({
    features: [
      ...features,
      catalogServiceMock.factory(),
      mockServices.database.factory({ knex }),
      mockServices.rootConfig.factory({ data }),
    ],
  });
  const url = `http://127.0.0.1:${backend.server.port()}/api/waymark/webhooks/${
    translator.source
  }`;
  const rows = async () => {
    const [{ count }] = await knex('events').count({ count: '*' });
    return Number(count);
  };
  const deliver = async (headers: Record<string, string>, body: Buffer) => {
    const before = await rows();
    const signature = vendor.sign({ headers, body }, SECRET, now());
    const response = await fetch(url, {
      method: 'POST',
      headers: { ...headers, ...signature, 'content-type': 'application/json' },
      body,
    });
    const text = await response.text();
    const added = (await rows()) - before;
    assert([202, 400].includes(response.status), text);
    if (response.status === 400) {
      assert.equal(added, 0);
      return undefined;
    }
    const receipt: BatchReceipt = JSON.parse(text);
    assert.equal(added, receipt.accepted);
    return receipt;
  };
  let accepted = 0;
  try {
    await fc.assert(
      fc.asyncProperty(
        mutated(vendor.samples, values),
        fc.oneof(
          { weight: 19, arbitrary: fc.constant(undefined) },
          { weight: 1, arbitrary: fc.nat(200) },
        ),
        async ({ payload, headers = {} }, cut) => {
          const body = Buffer.from(damagedText(payload)).subarray(0, cut);
          const first = await deliver(headers, body);
          const again = await deliver(headers, body);
          if (!first || !again) {
            assert.equal(first, again);
            return;
          }
          accepted += first.accepted;
          const told = translator.translate({ headers, body }).length;
          for (const { duplicates, conflicts, rejected, ...rest } of [
            first,
            again,
          ]) {
            const verdicts = duplicates + conflicts.length + rejected.length;
            assert.equal(rest.accepted + verdicts, told);
          }
          assert.equal(again.accepted, 0);
          const unfit = first.rejected.flatMap(({ errors }) =>
            errors.filter(each => !isLeftToTheEngine(each)),
          );
          assert.deepEqual(unfit, []);
        },
      ),
      { numRuns: runs },
    );
  } finally {
    await backend.stop();
  }
  return accepted;
}

/** What translators need not know: which models there are, and how long things may be. */
function isLeftToTheEngine({ path, message }: Fault): boolean {
  return path === LEFT_TO_THE_ENGINE || message.includes('waymark.limits.');
}
