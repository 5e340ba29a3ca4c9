import fc from 'fast-check';
import { parseJson } from './parseJson';

describe('parseJson', () => {
  it('keeps every digit of whole numbers, at any depth', () => {
    expect(
      parseJson(
        '{"id":2868860079149422351,"list":[-9007199254740993,9007199254740991,"2868860079149422352"],"share":0.12345678901234567,"many":1e300}',
      ),
    ).toEqual({
      id: '2868860079149422351',
      list: ['-9007199254740993', 9007199254740991, '2868860079149422352'],
      share: 0.12345678901234567,
      many: 1e300,
    });
  });

  it('reads anything else as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.json(), text => {
        fc.pre(!/\d{16}/.test(text));
        expect(parseJson(text)).toEqual(JSON.parse(text));
      }),
    );
    fc.assert(
      fc.property(fc.bigInt(), id => {
        const { read } = parseJson(`{"read":${id}}`) as { read: unknown };
        expect(`${read}`).toBe(`${id}`);
      }),
    );
  });
});
