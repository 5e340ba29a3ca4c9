import { quantileOfSorted } from '../statistics';

/** How many of something to expect, and the intervals it will likely lie in. */
export type Expectation = {
  expected: number;
  intervals: { level: number; low: number; high: number }[];
};

const RUNS = 1000;
const LEVELS = [0.8, 0.95];

/**
 * What to expect over so many days, by resampling whole weeks. Each run first
 * draws a history as long as the real one from its weeks, with replacement, and
 * then the future from that: so the intervals hold what is not known of the
 * rate as well as its chance. Of a last, partial week each item counts with the
 * chance of lying in it. The same weeks give the same answer: the seed is theirs.
 *
 * @param weeks - items a week, at least one week
 * @param days - how far to look ahead
 */
export function resample(weeks: readonly number[], days: number): Expectation {
  const random = seededRandom(weeks);
  const draw = (from: ArrayLike<number>) =>
    from[Math.floor(random() * from.length)];
  const wholeWeeks = Math.floor(days / 7);
  const part = (days % 7) / 7;
  const history = new Float64Array(weeks.length);
  const totals = new Float64Array(RUNS);
  for (let run = 0; run < RUNS; run += 1) {
    for (let week = 0; week < weeks.length; week += 1) {
      history[week] = draw(weeks);
    }
    for (let week = 0; week < wholeWeeks; week += 1) {
      totals[run] += draw(history);
    }
    for (let left = draw(history); left > 0; left -= 1) {
      if (random() < part) totals[run] += 1;
    }
  }
  totals.sort();
  const mean = weeks.reduce((sum, count) => sum + count, 0) / weeks.length;
  return {
    expected: (mean * days) / 7,
    intervals: LEVELS.map(level => ({
      level,
      low: Math.floor(quantileOfSorted(totals, (1 - level) / 2)),
      high: Math.ceil(quantileOfSorted(totals, (1 + level) / 2)),
    })),
  };
}

/** Numbers from 0 up to 1, the same for the same seed (mulberry32 over FNV-1a). */
function seededRandom(seed: readonly number[]): () => number {
  let state = 0x811c9dc5;
  for (const each of seed) state = Math.imul(state ^ each, 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
