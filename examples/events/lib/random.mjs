/** A small seeded generator (mulberry32), so that every run writes the same. */
export function createRandom(seed) {
  let state = 2166136261;
  for (const char of seed) {
    state = Math.imul(state ^ char.charCodeAt(0), 16777619);
  }

  function next() {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  const between = (low, high) => low + (high - low) * next();
  return {
    between,
    chance: share => next() < share,
    int: (low, high) => Math.floor(between(low, high + 1)),
    pick: items => items[Math.floor(next() * items.length)],
    /** Around `middle`, from about half to about twice as much */
    about: middle => middle * 2 ** (between(-0.6, 0.6) + between(-0.6, 0.6)),
    hex: length =>
      Array.from({ length }, () => Math.floor(next() * 16).toString(16)).join(
        '',
      ),
    round: (value, digits = 3) => Number(value.toFixed(digits)),
  };
}
