import { lastLevelChange } from './lastLevelChange';

describe('lastLevelChange', () => {
  it('passes over records of an area alone', () => {
    const history = [1, 2, 2, 1, 1].map((level, at) => ({ at, level }));
    expect(lastLevelChange(history)).toEqual({ at: 3, level: 1 });
    expect(lastLevelChange(history.slice(0, 3))).toEqual({ at: 1, level: 2 });
  });

  it('takes the first record where nothing changed since', () => {
    const history = [3, 3].map((level, at) => ({ at, level }));
    expect(lastLevelChange(history)).toEqual({ at: 0, level: 3 });
    expect(lastLevelChange([])).toBeUndefined();
  });
});
