import fc from 'fast-check';
import { greatest, mean, median, quantile, sum } from './statistics';

const numbers = fc.array(fc.integer({ min: -1e12, max: 1e12 }), {
  minLength: 1,
});

describe('statistics', () => {
  it('takes the middle, or the mean of the two middle values', () => {
    expect(median([5, 1, 3])).toBe(3);
    expect(median([10, 1, 2, 4])).toBe(3);
    expect(median([7])).toBe(7);
  });

  it('interpolates other quantiles between neighbours', () => {
    expect(quantile([10, 20, 30, 40], 0.25)).toBe(17.5);
    expect(quantile([10, 20, 30, 40], 0.75)).toBe(32.5);
    expect(quantile([10, 20], 0.9)).toBe(19);
  });

  it('has no value for nothing, but a sum', () => {
    expect(median([])).toBeUndefined();
    expect(mean([])).toBeUndefined();
    expect(greatest([])).toBeUndefined();
    expect(sum([])).toBe(0);
  });

  it('leaves its input alone and does not depend on its order', () => {
    fc.assert(
      fc.property(
        numbers.chain(list =>
          fc.tuple(
            fc.constant(list),
            fc.shuffledSubarray(list, { minLength: list.length }),
          ),
        ),
        fc.double({ min: 0, max: 1, noNaN: true }),
        ([list, shuffled], fraction) => {
          const before = [...list];
          expect(quantile(shuffled, fraction)).toBe(quantile(list, fraction));
          expect(list).toEqual(before);
        },
      ),
    );
  });

  it('splits the numbers in halves and stays between the extremes', () => {
    fc.assert(
      fc.property(numbers, list => {
        const middle = median(list)!;
        const half = list.length / 2;
        expect(list.filter(n => n < middle).length).toBeLessThanOrEqual(half);
        expect(list.filter(n => n > middle).length).toBeLessThanOrEqual(half);
        expect(quantile(list, 0)).toBe(Math.min(...list));
        expect(quantile(list, 1)).toBe(greatest(list));
      }),
    );
  });
});
