import fc from 'fast-check';
import { DAY } from '../../metrics/window';
import { paceOf, progressOf } from './campaignProgress';

const START = Date.parse('2027-01-01T12:00:00Z');
const day = (days: number) => START + days * DAY;

/** A model with levels recorded so many days after the start. */
function model(goal: number, ...history: [days: number, level: number][]) {
  const last = history[history.length - 1];
  return {
    goal,
    there: last !== undefined && last[1] >= goal,
    history: history.map(([days, level]) => ({ at: day(days), level })),
  };
}

describe('progressOf', () => {
  it('tells how many were there at the start, at each change and now', () => {
    const models = [
      model(3, [-20, 2], [4, 3]),
      model(2, [-20, 2]),
      model(3, [-5, 3], [8, 1], [9, 3]),
      model(3),
    ];
    expect(progressOf(models, { from: START, now: day(30) })).toEqual([
      { at: START, there: 2 },
      { at: day(4), there: 3 },
      { at: day(8), there: 2 },
      { at: day(9), there: 3 },
      { at: day(30), there: 3 },
    ]);
  });

  it('keeps of each day how it ended, and nothing where it ended as it began', () => {
    const models = [model(3, [1, 3], [1.1, 2]), model(3, [2, 2], [2.2, 3])];
    expect(progressOf(models, { from: START, now: day(3) })).toEqual([
      { at: START, there: 0 },
      { at: day(2.2), there: 1 },
      { at: day(3), there: 1 },
    ]);
  });

  it('agrees at every day’s end with a count of the levels then', () => {
    const history = fc
      .uniqueArray(fc.tuple(fc.integer({ min: -60, max: 60 }), fc.nat(4)), {
        selector: ([hours]) => hours,
        maxLength: 8,
      })
      .map(rows => rows.sort((a, b) => a[0] - b[0]))
      .map(rows =>
        rows.map(([days, level]): [number, number] => [days, level]),
      );
    const models = fc.array(
      fc
        .tuple(fc.integer({ min: 1, max: 4 }), history)
        .map(([goal, rows]) => model(goal, ...rows)),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(models, all => {
        const points = progressOf(all, { from: START, now: day(61) });
        for (let days = 0; days <= 61; days += 1) {
          const end = day(days);
          const told = points.filter(({ at }) => at <= end).pop()!.there;
          const counted = all.filter(({ goal, history: rows }) => {
            const then = rows.filter(({ at }) => at <= end).pop();
            return then !== undefined && then.level! >= goal;
          }).length;
          expect(told).toBe(counted);
        }
      }),
    );
  });
});

describe('paceOf', () => {
  const campaign = { createdAt: START, due: '2027-03-01' };
  const progress = [
    { at: START, there: 2 },
    { at: Date.parse('2027-01-29T12:00:00Z'), there: 6 },
  ];

  it('compares models a week so far with what the date takes', () => {
    const { needed, soFar } = paceOf(campaign, { models: 15, progress });
    expect(soFar).toBeCloseTo(1);
    // 9 models in the 31.5 days until the end of 1 March
    expect(needed).toBeCloseTo(9 / 4.5);
  });

  it('needs none where all are there, the date has passed or it is closed', () => {
    const needed = (change: object, models = 15) =>
      paceOf({ ...campaign, ...change }, { models, progress }).needed;
    expect(needed({}, 6)).toBeUndefined();
    expect(needed({ due: '2027-01-28' })).toBeUndefined();
    expect(
      needed({ closed: { by: 'user:default/ada', at: START, reason: 'Done' } }),
    ).toBeUndefined();
  });

  it('says nothing of a pace in the first day', () => {
    const early = [progress[0], { at: START + DAY / 2, there: 4 }];
    expect(
      paceOf(campaign, { models: 15, progress: early }).soFar,
    ).toBeUndefined();
  });
});
