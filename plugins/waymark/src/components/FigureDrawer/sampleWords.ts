import type { Figure } from '@waymark/backstage-plugin-waymark-common';
import { metricWords } from './metricWords';

/** What a figure is over: "median of 14 changes", "3 of 21 releases failed". `days` is the window's length. */
export function sampleWords(figure: Figure, days: number): string {
  const { statistic, items, part } = metricWords[figure.id];
  const count = (amount: number) =>
    `${amount} ${amount === 1 ? items[0] : items[1]}`;
  const { numerator, denominator, sampleSize } = figure;
  switch (statistic) {
    case 'share':
      return numerator === undefined
        ? `of ${count(sampleSize)}`
        : `${numerator} of ${count(denominator ?? sampleSize)} ${part}`;
    case 'median':
    case 'mean':
      return `${statistic} of ${count(sampleSize)}`;
    case 'frequency':
      return `${count(numerator ?? sampleSize)} in ${dayWords(days)}`;
    case 'count':
      return `in ${dayWords(figure.id === 'releases90d' ? 90 : days)}`;
    default:
      return `of ${count(sampleSize)}`;
  }
}

function dayWords(days: number): string {
  const rounded = Math.round(days * 10) / 10;
  return rounded === 1 ? '1 day' : `${rounded} days`;
}
