import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { canonicalText } from './digest';

const name = fc.oneof(
  fc.constantFrom('__proto__', 'toJSON', '10', '9', '-1', '1e3', 'é', '', 'b'),
  fc.string({ unit: 'binary' }),
);
const { json } = fc.letrec(tie => ({
  json: fc.oneof(
    { maxDepth: 4 },
    fc.string({ unit: 'binary' }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('json')),
    fc.array(fc.tuple(name, tie('json'))).map(members => {
      const text = members.map(
        ([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`,
      );
      // As a body is read, whatever its members are called
      return JSON.parse(`{${text.join(',')}}`);
    }),
  ),
}));

it('writes what the reference implementation writes', () => {
  fc.assert(
    fc.property(json, value => {
      expect(canonicalText(value)).toBe(canonicalize(value));
    }),
    { numRuns: 2000 },
  );
});

it.each([{ '10': 1, '9': 2 }, { a: [{ __proto__: 1 }] }, { a: undefined }])(
  'writes %j as the reference implementation does',
  value => expect(canonicalText(value)).toBe(canonicalize(value)),
);

it.each([NaN, { a: [Infinity] }])('writes no %p', value => {
  expect(() => canonicalText(value)).toThrow('not allowed');
});

it('writes null for what is no value', () => {
  expect(canonicalText(undefined)).toBe('null');
});
