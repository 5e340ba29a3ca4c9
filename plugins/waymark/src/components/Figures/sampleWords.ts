import type { Figure } from 'backstage-plugin-waymark-common';
import { metricWords } from './metricWords';

/** What a figure is over: "median of 14 changes", "3 of 21 releases failed". */
export function sampleWords(figure: Figure): string {
  const { statistic, items, part } = metricWords[figure.id];
  const count = (amount: number) =>
    `${amount} ${amount === 1 ? items[0] : items[1]}`;
  const { numerator, denominator, sampleSize } = figure;
  const { days } = figure.window;
  switch (statistic) {
    case 'share': {
      const all = denominator ?? sampleSize;
      if (numerator === undefined || !part) return `of ${count(all)}`;
      // "0 of 1 deployment was", "1 of 24 deployments was", "0 of 24 deployments were"
      const did = part[numerator === 1 || all === 1 ? 0 : 1];
      return `${numerator} of ${count(all)} ${did}`;
    }
    case 'median':
    case 'mean':
      return `${statistic} of ${count(sampleSize)}`;
    case 'frequency':
      return `${count(numerator ?? sampleSize)} in ${dayWords(days)}`;
    case 'count':
      return `in ${dayWords(days)}`;
    default:
      return `of ${count(sampleSize)}`;
  }
}

function dayWords(days: number): string {
  const rounded = Math.round(days * 10) / 10;
  return rounded === 1 ? '1 day' : `${rounded} days`;
}
