import { spreadOf, type Spread } from './statistics';

/** A figure beside its floor: what the machine does at best for the same rows. */
export type Comparison = {
  what: string;
  unit: string;
  figure: Spread;
  floor: Spread;
  /** Figure over floor, of the two measured one after the other */
  ratio: Spread;
  aim: { atLeast: number } | { atMost: number };
};

/**
 * Measures figure and floor by turns, so that both meet the same neighbours on
 * the machine, after one turn that does not count.
 */
export async function compare(options: {
  what: string;
  unit: string;
  repetitions: number;
  figure: (turn: number) => Promise<number>;
  floor: (turn: number) => Promise<number>;
  aim: Comparison['aim'];
}): Promise<Comparison> {
  const { what, unit, aim } = options;
  const pairs: { figure: number; floor: number }[] = [];
  for (let turn = 0; turn <= options.repetitions; turn += 1) {
    const figure = await options.figure(turn);
    const floor = await options.floor(turn);
    if (turn > 0) pairs.push({ figure, floor });
  }
  return {
    what,
    unit,
    aim,
    figure: spreadOf(pairs.map(({ figure }) => figure)),
    floor: spreadOf(pairs.map(({ floor }) => floor)),
    ratio: spreadOf(pairs.map(({ figure, floor }) => figure / floor)),
  };
}

/** Whether the ratio is what it aims to be. */
export function isMet({ ratio, aim }: Comparison): boolean {
  return 'atLeast' in aim
    ? ratio.median >= aim.atLeast
    : ratio.median <= aim.atMost;
}
