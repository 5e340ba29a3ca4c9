const HEX = '0123456789abcdef';

/** A small seeded generator (mulberry32): the same seed, the same numbers. */
export class Random {
  #state = 2166136261;

  constructor(seed: string) {
    for (const char of seed) {
      this.#state = Math.imul(this.#state ^ char.charCodeAt(0), 16777619);
    }
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.#next();
  }

  chance(share: number): boolean {
    return this.#next() < share;
  }

  /** A whole number, both ends included */
  int(low: number, high: number): number {
    return Math.floor(this.between(low, high + 1));
  }

  pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.#next() * items.length)];
  }

  /** Around `middle`, from about half to about twice as much */
  about(middle: number): number {
    return middle * 2 ** (this.between(-0.6, 0.6) + this.between(-0.6, 0.6));
  }

  hex(length: number): string {
    let text = '';
    for (let index = 0; index < length; index += 1) {
      text += HEX[Math.floor(this.#next() * 16)];
    }
    return text;
  }

  #next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    const state = this.#state;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }
}

/** A number cut to so many digits. */
export function round(value: number, digits = 3): number {
  return Number(value.toFixed(digits));
}
