import { isMet, type Comparison } from './compare';
import type { Spread } from './statistics';

/** Prints rows in columns as wide as they need, the first flush left. */
export function printTable(title: string, rows: string[][]): void {
  const widths = rows[0].map((_, column) =>
    Math.max(...rows.map(row => row[column].length)),
  );
  console.log(`\n${title}`);
  for (const row of rows) {
    const cells = row.map((cell, column) =>
      column === 0
        ? cell.padEnd(widths[column])
        : cell.padStart(widths[column]),
    );
    console.log(`  ${cells.join('  ')}`.trimEnd());
  }
}

/** Figures beside their floors: medians, and the spread of the ratios. */
export function printComparisons(title: string, all: Comparison[]): void {
  printTable(title, [
    ['', 'figure', 'floor', 'ratio', 'spread', 'aim', ''],
    ...all.map(comparison => {
      const { what, unit, figure, floor, ratio, aim } = comparison;
      return [
        what,
        `${number(figure.median)} ${unit}`,
        `${number(floor.median)} ${unit}`,
        ratio.median.toFixed(2),
        spread(ratio),
        'atLeast' in aim ? `≥ ${aim.atLeast}` : `≤ ${aim.atMost}`,
        isMet(comparison) ? 'reached' : 'missed',
      ];
    }),
  ]);
}

function spread({ low, high }: Spread): string {
  return `${low.toFixed(2)}–${high.toFixed(2)}`;
}

/** A number with as many digits as mean something. */
export function number(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en-US');
  return value.toFixed(value >= 10 ? 1 : 2);
}
