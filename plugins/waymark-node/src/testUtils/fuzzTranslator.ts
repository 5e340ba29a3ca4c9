import assert from 'node:assert/strict';
import { ConfigReader } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { JsonValue } from '@backstage/types';
import { eventKind } from 'backstage-plugin-waymark-common';
import fc from 'fast-check';
import type { TranslatedEvent } from '../EventTranslator';
import { readTime } from '../translating/readTime';
import { damagedText, mutated } from './mutated';
import type { VendorUnderTest } from './VendorUnderTest';

/** @public */
export type FuzzTranslatorOptions = {
  /** How many damaged payloads; 1,000 by default */
  runs?: number;
  /** Further values to put into payloads, such as other states and actions */
  values?: JsonValue[];
  /** Throws where an event is not as it should be */
  check?: (translated: TranslatedEvent) => void;
};

/**
 * Gives a translator damaged payloads. It may throw nothing but `InputError`,
 * must say the same twice, and what it tells must be whole: a known type, ids,
 * a time in UTC, nothing that JSON cannot carry.
 *
 * @returns how many events came of them; expect some, else nothing was tested
 * @throws with the smallest payload found that breaks it
 * @public
 */
export function fuzzTranslator(
  vendor: VendorUnderTest,
  options: FuzzTranslatorOptions = {},
): number {
  const { values, runs = 1_000, check } = options;
  const config = new ConfigReader(vendor.config(['secret']));
  const translator = vendor.create(config, { now: () => Date.now() });
  let told = 0;
  fc.assert(
    fc.property(
      mutated(vendor.samples, values),
      ({ payload, headers = {} }) => {
        const body = Buffer.from(damagedText(payload));
        const attempt = () => {
          try {
            return { events: translator.translate({ headers, body }) };
          } catch (error) {
            if (!(error instanceof InputError)) throw error;
            return { refused: error.message };
          }
        };
        const outcome = attempt();
        assert.deepEqual(attempt(), outcome);
        for (const translated of outcome.events ?? []) {
          told += 1;
          expectWhole(translated);
          check?.(translated);
        }
      },
    ),
    { numRuns: runs },
  );
  return told;
}

function expectWhole({ event, hints = [] }: TranslatedEvent): void {
  const { id, source, timestamp, type } = event.context;
  for (const text of [id, source, event.subject.id]) {
    assert(typeof text === 'string' && text !== '');
  }
  for (const { annotation, value } of hints) assert(annotation && value);
  assert(eventKind(type), `${type} is no CDEvents type`);
  assert.equal(readTime(timestamp, 'timestamp'), timestamp);
  assert.deepEqual(JSON.parse(JSON.stringify(event)), event);
}
