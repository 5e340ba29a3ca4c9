import fc from 'fast-check';
import { RateLimiter, TooManyEventsError } from './RateLimiter';

function create(events: number, per: number) {
  const clock = { now: 0 };
  const rates = new RateLimiter(
    { events, per, key: 'rateLimit' },
    () => clock.now,
  );
  /** Seconds to wait, 0 when admitted */
  const admit = (sender: string, count: number, paid = 0): number => {
    try {
      rates.admit(sender, count, paid);
      return 0;
    } catch (error) {
      expect(error).toBeInstanceOf(TooManyEventsError);
      return (error as TooManyEventsError).retryAfter;
    }
  };
  return { clock, admit };
}

describe('RateLimiter', () => {
  it('lets a sender send at once what it may, then at its rate', () => {
    const { clock, admit } = create(100, 10_000);
    expect(admit('a', 60)).toBe(0);
    expect(admit('a', 60)).toBe(2);
    expect(admit('a', 40)).toBe(0);
    expect(admit('a', 1)).toBe(1);
    expect(admit('b', 100)).toBe(0);
    clock.now = 1_000;
    expect(admit('a', 11)).toBe(1);
    expect(admit('a', 10)).toBe(0);
    clock.now = 3_600_000;
    expect([admit('a', 100), admit('a', 1)]).toEqual([0, 1]);
  });

  it('takes a request larger than the limit when all is left, and lets it be paid off', () => {
    const { clock, admit } = create(100, 10_000);
    admit('a', 10);
    expect(admit('a', 250)).toBe(1);
    clock.now = 1_000;
    expect(admit('a', 250)).toBe(0);
    expect(admit('a', 1)).toBe(16);
  });

  it('gives back on refusal what was taken before', () => {
    const { admit } = create(10, 10_000);
    expect(admit('a', 1)).toBe(0);
    expect(admit('a', 10, 1)).toBe(0);
    expect(admit('a', 1)).toBe(1);
    const other = create(10, 10_000);
    other.admit('a', 5);
    other.admit('a', 1);
    expect(other.admit('a', 8, 1)).toBe(3);
    expect(other.admit('a', 5)).toBe(0);
  });

  it('admits after exactly the wait it names, and never more than its rate', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000 }),
        fc.integer({ min: 1, max: 100_000 }),
        fc.array(
          fc.tuple(fc.nat({ max: 5_000 }), fc.integer({ min: 1, max: 2_000 })),
        ),
        (events, per, steps) => {
          const { clock, admit } = create(events, per);
          let admitted = 0;
          let largest = 0;
          for (const [pause, count] of steps) {
            clock.now += pause;
            const wait = admit('a', count);
            clock.now += wait * 1_000;
            expect(wait > 0 ? admit('a', count) : 0).toBe(0);
            admitted += count;
            largest = Math.max(largest, count);
          }
          const most = events + (clock.now / per) * events;
          expect(admitted).toBeLessThanOrEqual(most + largest);
        },
      ),
    );
  });

  it('lets everything through without a limit', () => {
    const rates = new RateLimiter(undefined);
    expect(() => rates.admit('a', 1e9)).not.toThrow();
  });
});
