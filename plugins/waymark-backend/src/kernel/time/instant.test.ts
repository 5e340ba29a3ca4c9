import fc from 'fast-check';
import { formatInstant, parseInstant } from './instant';

const millis = fc.integer({
  min: Date.UTC(1970, 0, 1),
  max: Date.UTC(2200, 0, 1),
});
/** Digits behind the milliseconds; nines would round up. */
const finer = fc.oneof(fc.constant(''), fc.stringMatching(/^[0-9]{1,9}$/));

describe('parseInstant', () => {
  it('cuts what is finer than a millisecond, and never rounds', () => {
    fc.assert(
      fc.property(millis, finer, (instant, digits) => {
        const text = formatInstant(instant).replace('Z', `${digits}Z`);
        expect(parseInstant(text)).toBe(instant);
      }),
    );
    expect(parseInstant('2026-06-01T10:00:00.9999999Z')).toBe(
      Date.UTC(2026, 5, 1, 10, 0, 0, 999),
    );
    expect(parseInstant('2026-06-01T10:00:00.5Z')).toBe(
      Date.UTC(2026, 5, 1, 10, 0, 0, 500),
    );
  });

  it('reads the same instant in any zone', () => {
    const minutes = fc.integer({ min: -14 * 60, max: 14 * 60 });
    fc.assert(
      fc.property(millis, minutes, (instant, offset) => {
        const two = (n: number) => String(n).padStart(2, '0');
        const away = Math.abs(offset);
        const zone = `${offset < 0 ? '-' : '+'}${two(
          Math.floor(away / 60),
        )}:${two(away % 60)}`;
        const local = formatInstant(instant + offset * 60_000);
        expect(parseInstant(local.replace('Z', zone))).toBe(instant);
        expect(parseInstant(formatInstant(instant).toLowerCase())).toBe(
          instant,
        );
      }),
    );
  });

  it('takes nothing else for an instant', () => {
    for (const value of [
      '2026-06-01',
      '2026-06-01T10:00:00',
      '2026-13-01T10:00:00Z',
      '2026-06-01T25:00:00Z',
      '1717236000000',
      1717236000000,
      new Date(0),
      null,
      undefined,
      '',
    ]) {
      expect(parseInstant(value)).toBeUndefined();
    }
  });
});
