import * as fc from 'fast-check';
import { levelTrend, trendPeriods } from './levelTrend';

const NOW = Date.parse('2026-05-13T12:00:00Z');
const at = (text: string) => Date.parse(text);

describe('trendPeriods', () => {
  it('are the calendar’s, up to now', () => {
    const months = trendPeriods('month', NOW);
    expect(months).toHaveLength(12);
    expect(months[0]).toEqual({
      from: at('2025-06-01T00:00:00Z'),
      to: at('2025-07-01T00:00:00Z'),
    });
    expect(months[11]).toEqual({ from: at('2026-05-01T00:00:00Z'), to: NOW });
    const weeks = trendPeriods('week', NOW);
    expect(weeks).toHaveLength(26);
    expect(weeks[25].from).toBe(at('2026-05-11T00:00:00Z'));
  });
});

describe('levelTrend', () => {
  it('counts each model at the level it had at the end of a period', () => {
    const months = trendPeriods('month', NOW).slice(-3);
    const counts = levelTrend(
      [
        [{ at: at('2024-01-01T00:00:00Z'), level: 1 }],
        [
          { at: at('2026-03-10T00:00:00Z'), level: 1 },
          { at: at('2026-03-11T00:00:00Z'), level: 3 },
          { at: at('2026-05-02T00:00:00Z'), level: 2 },
        ],
        [{ at: at('2026-04-30T00:00:00Z'), level: 3 }],
        [],
      ],
      months,
    );
    expect(counts.map(count => [...count].sort())).toEqual([
      [
        [1, 1],
        [3, 1],
      ],
      [
        [1, 1],
        [3, 2],
      ],
      [
        [1, 1],
        [2, 1],
        [3, 1],
      ],
    ]);
  });

  it('loses and doubles no model once something was recorded of it', () => {
    const change = fc.record({
      at: fc.integer({ min: NOW - 400 * 86_400_000, max: NOW }),
      level: fc.integer({ min: 1, max: 5 }),
    });
    fc.assert(
      fc.property(fc.array(fc.array(change, { maxLength: 8 })), histories => {
        const sorted = histories.map(one =>
          [...one].sort((a, b) => a.at - b.at),
        );
        const periods = trendPeriods('week', NOW);
        for (const [index, count] of levelTrend(sorted, periods).entries()) {
          const known = sorted.filter(one => one[0]?.at <= periods[index].to);
          const counted = [...count.values()].reduce((a, b) => a + b, 0);
          expect(counted).toBe(known.length);
        }
      }),
    );
  });
});
