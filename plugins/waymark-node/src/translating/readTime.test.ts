import { InputError } from '@backstage/errors';
import fc from 'fast-check';
import { compareTimes, findTime, readTime } from './readTime';

describe('a time in a payload', () => {
  it.each<[unknown, string]>([
    ['2026-05-04T09:30:00Z', '2026-05-04T09:30:00.000Z'],
    ['2026-05-04t09:30:00.5z', '2026-05-04T09:30:00.500Z'],
    ['2026-05-04T09:30:00.1234567890Z', '2026-05-04T09:30:00.123456789Z'],
    ['2026-05-04T11:30:00.000001+02:00', '2026-05-04T09:30:00.000001Z'],
    ['2026-05-04T11:30+0200', '2026-05-04T09:30:00.000Z'],
    ['2026-05-04T04:30:00-05', '2026-05-04T09:30:00.000Z'],
    ['2026-05-04T09:30:00', '2026-05-04T09:30:00.000Z'],
    ['2026-05-04T10:30:00+01:00[Europe/London]', '2026-05-04T09:30:00.000Z'],
    ['2026-05-04T09:30:00Z[Etc/UTC]', '2026-05-04T09:30:00.000Z'],
    ['2026-05-04 11:30:00 +0200', '2026-05-04T09:30:00.000Z'],
    ['2026-05-04 09:30:00 UTC', '2026-05-04T09:30:00.000Z'],
    ['1970-01-01T00:30:00+00:30', '1970-01-01T00:00:00.000Z'],
    ['1969-12-31T23:30:00-01:00', '1970-01-01T00:30:00.000Z'],
    [1777887000, '2026-05-04T09:30:00.000Z'],
    [1777887000.25, '2026-05-04T09:30:00.250Z'],
    ['1777887000123', '2026-05-04T09:30:00.123Z'],
    [1777887000123.5, '2026-05-04T09:30:00.1235Z'],
    [1777887000123456, '2026-05-04T09:30:00.123456Z'],
    ['1777887000123456789', '2026-05-04T09:30:00.123456789Z'],
  ])('%s is %s', (value, time) => {
    expect(findTime(value, 'at')).toBe(time);
    expect(readTime(value, 'at')).toBe(time);
    // Read again it is what it was
    expect(findTime(time, 'at')).toBe(time);
  });

  it.each([
    undefined,
    null,
    0,
    '',
    '0001-01-01T00:00:00Z',
    '1969-12-31T23:59:59.999Z',
    '0001-01-01 00:00:00 UTC',
  ])('%s is none', value => {
    expect(findTime(value, 'at')).toBeUndefined();
    expect(() => readTime(value, 'at')).toThrow(InputError);
  });

  it.each([
    'today',
    '09:30',
    '2026-05-04',
    '2026-02-30T00:00:00Z',
    '2026-05-04T24:00:00Z',
    '2026-05-04T09:30:00+25:00',
    '2026-05-04T09:30:00[Europe/London]',
    '9999-12-31T23:59:59-01:00',
    '1e12',
    -5,
    7,
    true,
    {},
    '123456789012345678901',
  ])('%s is refused', value => {
    expect(() => findTime(value, 'data.at')).toThrow(
      /^data.at is not a time: /,
    );
  });

  it('keeps the order of what one millisecond holds', () => {
    const time = fc
      .tuple(fc.nat(3), fc.stringMatching(/^\d{1,9}$/))
      .map(([second, fraction]) => ({
        text: findTime(`2026-05-04T09:30:0${second}.${fraction}Z`, 'at')!,
        value: second * 1e9 + Number(fraction.padEnd(9, '0')),
      }));
    fc.assert(
      fc.property(time, time, (a, b) => {
        expect(compareTimes(a.text, b.text)).toBe(Math.sign(a.value - b.value));
      }),
    );
  });
});
