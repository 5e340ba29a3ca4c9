import { InputError } from '@backstage/errors';
import { parseWindow } from './parseWindow';

const NOW = Date.UTC(2026, 5, 30);
const DAY = 86_400_000;

describe('parseWindow', () => {
  it('ends now and reaches back 90 days, or the length asked for', () => {
    expect(parseWindow({}, NOW)).toEqual({ from: NOW - 90 * DAY, to: NOW });
    for (const days of [7, 30, 90, 365]) {
      expect(parseWindow({ window: `${days}d` }, NOW)).toEqual({
        from: NOW - days * DAY,
        to: NOW,
      });
    }
  });

  it('lets from and to beat the window, each by itself', () => {
    const [from, to] = ['2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z'];
    expect(parseWindow({ from, to, window: '7d' }, NOW)).toEqual({
      from: Date.parse(from),
      to: Date.parse(to),
    });
    expect(parseWindow({ to, window: '7d' }, NOW)).toEqual({
      from: Date.parse(to) - 7 * DAY,
      to: Date.parse(to),
    });
    expect(parseWindow({ from, window: '7d' }, NOW)).toEqual({
      from: Date.parse(from),
      to: NOW,
    });
  });

  it.each([
    [{ window: '90' }, "'window'"],
    [{ window: ['7d', '30d'] }, "'window'"],
    [{ from: '2026-01-01' }, "'from'"],
    [{ to: ['2026-01-01T00:00:00Z'] }, "'to'"],
    [{ from: '2026-06-30T00:00:00Z' }, "'from' must lie before 'to'"],
    [{ to: '' }, "'to'"],
  ])('refuses %j', (query, words) => {
    expect(() => parseWindow(query, NOW)).toThrow(InputError);
    expect(() => parseWindow(query, NOW)).toThrow(words);
  });
});
