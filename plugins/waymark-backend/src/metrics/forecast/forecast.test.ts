import fc from 'fast-check';
import { makeDeployment, makeRows } from '../__testUtils__/rows';
import { DAY } from '../window';
import { forecast } from './forecast';
import { resample } from './resample';

const HOUR = 3_600_000;
/** A Wednesday */
const NOW = Date.UTC(2026, 6, 15, 12);
const MONDAY = Date.UTC(2026, 6, 13);

/** A release at noon of so many days before this Monday, oldest first. */
function releases(daysBefore: number[]) {
  return makeRows({
    deployments: daysBefore.map((days, index) =>
      makeDeployment({
        id: `d${index}`,
        at: MONDAY - days * DAY + 12 * HOUR,
        release: index,
        version: String(index),
        change: {
          commit: String(index),
          committedAt: MONDAY - days * DAY - index * HOUR,
        },
      }),
    ),
  });
}

const everyDays = (step: number, from: number) =>
  Array.from({ length: Math.ceil(from / step) }, (_, i) => from - i * step);

describe('resample', () => {
  const arbitraryWeeks = fc.array(fc.nat({ max: 12 }), {
    minLength: 12,
    maxLength: 26,
  });

  it('says the same of the same weeks, in nested intervals around what is expected', () => {
    fc.assert(
      fc.property(arbitraryWeeks, weeks => {
        const [month, quarter] = [resample(weeks, 30), resample(weeks, 90)];
        expect(resample(weeks, 30)).toEqual(month);
        for (const { expected, intervals } of [month, quarter]) {
          const [narrow, wide] = intervals;
          expect(wide.low).toBeLessThanOrEqual(narrow.low);
          expect(narrow.low).toBeLessThanOrEqual(narrow.high);
          expect(narrow.high).toBeLessThanOrEqual(wide.high);
          expect(wide.low).toBeLessThanOrEqual(expected);
          expect(wide.high).toBeGreaterThanOrEqual(expected);
        }
        expect(quarter.expected).toBeCloseTo(3 * month.expected, 9);
      }),
      { numRuns: 20 },
    );
  });

  it('is certain of what never varied, but for the days of a partial week', () => {
    const always = resample(new Array(26).fill(2), 28);
    expect(always).toEqual({
      expected: 8,
      intervals: [
        { level: 0.8, low: 8, high: 8 },
        { level: 0.95, low: 8, high: 8 },
      ],
    });
  });

  it.each([0.5, 3])(
    'covers about as many futures as it says, at %d releases a week by chance',
    rate => {
      const random = lehmer(rate * 1000);
      const runs = 100;
      const inside = [0, 0];
      for (let run = 0; run < runs; run += 1) {
        const weeks = Array.from({ length: 26 }, () => poisson(rate, random));
        const future = poisson((rate * 90) / 7, random);
        resample(weeks, 90).intervals.forEach(({ low, high }, index) => {
          if (low <= future && future <= high) inside[index] += 1;
        });
      }
      // Whole numbers make intervals of few wider than they claim.
      expect(inside[0] / runs).toBeGreaterThan(0.74);
      expect(inside[0] / runs).toBeLessThan(0.93);
      expect(inside[1] / runs).toBeGreaterThan(0.9);
    },
  );
});

describe('forecast', () => {
  it('looks at the last 26 whole weeks, and not at this one', () => {
    const rows = releases([...everyDays(7, 400), 0, -1]);
    expect(forecast('model:default/a', rows, NOW)).toMatchObject({
      basis: {
        from: '2026-01-12T00:00:00.000Z',
        to: '2026-07-13T00:00:00.000Z',
        weeks: 26,
        releases: 26,
      },
      releases: {
        horizons: [
          { days: 30, expected: 30 / 7 },
          { days: 90, expected: 90 / 7 },
        ],
      },
      leadTime: { sampleSize: 26 },
    });
  });

  it('begins with the first whole week after the first deployment', () => {
    const rows = releases(everyDays(7, 7 * 13 + 3));
    expect(forecast('model:default/a', rows, NOW)).toMatchObject({
      basis: { weeks: 13, releases: 13 },
      releases: { horizons: [{ days: 30 }, { days: 90 }] },
    });
  });

  it.each([
    [[], 'Only 0 whole weeks since the first production deployment'],
    [everyDays(3, 7 * 12), 'Only 11 whole weeks'],
    [[400], 'Nothing was released in the last 26 weeks'],
  ])('says why there is none', (daysBefore, reason) => {
    const { releases: none } = forecast(
      'model:default/a',
      releases(daysBefore),
      NOW,
    );
    expect(none.horizons).toEqual([]);
    expect(none.reason).toContain(reason);
  });

  it('gives lead times at 50, 85 and 95 % from ten changes on', () => {
    const of = (changes: number) =>
      forecast('model:default/a', releases(everyDays(7, 7 * changes + 3)), NOW)
        .leadTime;
    expect(of(9)).toMatchObject({ quantiles: [], sampleSize: 9 });
    expect(of(9).reason).toContain('Only 9 changes');
    const values = of(20).quantiles.map(({ value }) => value);
    expect(values).toEqual([...values].sort((a, b) => a - b));
    expect(values).toHaveLength(3);
  });
});

function lehmer(seed: number) {
  let state = seed + 12345;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

/** Knuth's way, multiplying chances. */
function poisson(mean: number, random: () => number): number {
  const limit = Math.exp(-mean);
  let product = random();
  let count = 0;
  while (product > limit) {
    product *= random();
    count += 1;
  }
  return count;
}
