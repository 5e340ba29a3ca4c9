import { FoldPace, restAfter } from './FoldPace';

describe('restAfter', () => {
  it('is a tenth of a second at least and a second for what takes long', () => {
    expect([1, 5, 50, 200, 250].map(restAfter)).toEqual([
      100, 100, 450, 1_000, 1_000,
    ]);
  });

  it('leaves four fifths of the time to others however long folds take', () => {
    expect(restAfter(2_000)).toBe(8_000);
  });
});

describe('FoldPace', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: 0 });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('lets a model’s events gather after a fold, but not those of others', () => {
    const pace = new FoldPace(9);
    pace.folded('a', 50);
    expect([pace.untilDue('a'), pace.untilDue('b')]).toEqual([450, 0]);
    jest.advanceTimersByTime(400);
    expect(pace.untilDue('a')).toBe(50);
    jest.advanceTimersByTime(100);
    expect(pace.untilDue('a')).toBe(0);
  });

  it('gives way while events come in, and not after', () => {
    const pace = new FoldPace(9);
    pace.begin();
    expect(pace.untilNext(10)).toBe(0);
    pace.arrived();
    expect(pace.untilNext(10)).toBe(90);
    jest.advanceTimersByTime(1_001);
    expect(pace.untilNext(10)).toBe(0);
  });

  it('gives way less where a pass takes long, so that no model waits for ever', () => {
    const pace = new FoldPace(9);
    pace.begin();
    jest.advanceTimersByTime(10_001);
    pace.arrived();
    expect(pace.untilNext(10)).toBe(10);
    pace.begin();
    expect(pace.untilNext(10)).toBe(90);
  });
});
