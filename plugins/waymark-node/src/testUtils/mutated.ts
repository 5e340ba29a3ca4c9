import type { JsonValue } from '@backstage/types';
import fc from 'fast-check';
import type { VendorSample } from './VendorUnderTest';

type Place = [parent: Record<string, unknown>, key: string];

/** JSON that no value is written as, by the text that stands for it. */
const RAW = {
  '\u{E000}infinite': '1e999',
  '\u{E000}deep': `${'['.repeat(10_000)}${']'.repeat(10_000)}`,
};
const LARGE: JsonValue[] = [
  'x'.repeat(5_000),
  new Array(1_000).fill(0),
  { ['n'.repeat(5_000)]: 1 },
];

/**
 * Samples with up to four places of their payload replaced or removed: by any
 * JSON, by text no database can hold, by what stands elsewhere in the samples,
 * by `values`, by what is large, and by what is beyond all bounds, if written
 * by {@link damagedText}. Now and then a payload comes with the headers of
 * another.
 *
 * @public
 */
export function mutated(
  samples: VendorSample[],
  values: JsonValue[] = [],
): fc.Arbitrary<VendorSample> {
  const familiar = new Set(
    placesIn(samples)
      .map(([parent, key]) => parent[key])
      .filter(each => typeof each !== 'object'),
  );
  const small = fc.oneof(
    fc.jsonValue(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom(...familiar),
    fc.constantFrom(undefined, null, '', '\ud800', '\0', '12:00', ...values),
    fc.constantFrom('9999-12-31T23:59:59-01:00', '%zz', 'constructor', -1e300),
  );
  const beyond = fc.constantFrom(...Object.keys(RAW), ...LARGE);
  const value = fc.oneof(
    { weight: 19, arbitrary: small },
    { weight: 1, arbitrary: beyond },
  );
  const sample = fc.constantFrom(...samples);
  return fc
    .record({
      sample,
      edits: fc.array(fc.tuple(fc.nat(), value), { maxLength: 4 }),
      other: fc.oneof(
        { weight: 19, arbitrary: fc.constant(undefined) },
        { weight: 1, arbitrary: sample },
      ),
    })
    .map(({ sample: { payload, headers }, edits, other }) => {
      const edited = structuredClone({ payload });
      for (const [at, edit] of edits) {
        const places = placesIn(edited);
        const [parent, key] = places[at % places.length];
        parent[key] = structuredClone(edit);
      }
      return {
        payload: JSON.parse(JSON.stringify(edited.payload ?? null)),
        headers: other ? other.headers : headers,
      };
    });
}

function placesIn(value: object): Place[] {
  return Object.entries(value).flatMap(([key, child]) => [
    [value, key] as Place,
    ...(typeof child === 'object' && child !== null ? placesIn(child) : []),
  ]);
}

/**
 * A payload of {@link mutated} as it is sent.
 *
 * @public
 */
export function damagedText(payload: unknown): string {
  return Object.entries(RAW).reduce(
    (text, [marker, raw]) => text.replaceAll(`"${marker}"`, raw),
    JSON.stringify(payload) ?? '',
  );
}
