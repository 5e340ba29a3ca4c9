import { formatDuration } from '../../format';
import { durationTicks } from './durationTicks';

const hour = 3_600_000;

it.each([
  [0, '0 s, 1 s'],
  [9 * hour, '0 s, 2 h, 4 h, 6 h, 8 h, 10 h'],
  [59 * hour, '0 s, 12 h, 1 d, 1 d 12 h, 2 d, 2 d 12 h'],
  [40 * 24 * hour, '0 s, 14 d, 28 d, 42 d'],
])('marks durations up to %d ms at %s', (max, ticks) => {
  expect(durationTicks(max).map(formatDuration).join(', ')).toBe(ticks);
});

it('reaches beyond any length with few marks', () => {
  const max = 20 * 365 * 24 * hour;
  const ticks = durationTicks(max);
  expect(ticks.length).toBeLessThanOrEqual(6);
  expect(ticks[ticks.length - 1]).toBeGreaterThanOrEqual(max);
});
