import type { Figure } from 'backstage-plugin-waymark-common';
import { formatFigure } from '../../format';
import { metricWords } from './metricWords';

/** A figure's formula in words, then with its numbers. */
export type FormulaWords = { words: string; numbers: string };

export function formulaWords(figure: Figure): FormulaWords {
  const { statistic, items, part, span } = metricWords[figure.id];
  const { numerator, denominator, sampleSize } = figure;
  const many = items[1];
  const result = formatFigure(figure.value, figure.unit);
  switch (statistic) {
    case 'frequency':
      return {
        words: `${many} ÷ days in the window`,
        numbers: `${numerator ?? sampleSize} ÷ ${tidy(
          denominator ?? figure.window.days,
        )} = ${result}`,
      };
    case 'share':
      return {
        words: `${many} that ${part?.[1]} ÷ all ${many}`,
        numbers: `${numerator ?? 0} ÷ ${denominator ?? sampleSize} = ${result}`,
      };
    case 'median':
    case 'mean':
      return {
        words: `${statistic} of (${span}) over ${many}`,
        numbers: `${statistic} of ${sampleSize} = ${result}`,
      };
    case 'count':
      return {
        words: `number of ${many}`,
        numbers: `${numerator ?? sampleSize} counted = ${result}`,
      };
    default:
      return { words: `${span}`, numbers: `= ${result}` };
  }
}

function tidy(value: number): string {
  return String(Math.round(value * 100) / 100);
}
