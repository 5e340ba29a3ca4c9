import type { Figure } from 'backstage-plugin-waymark-common';
import { formatFigure } from '../../format';
import type { Translate } from '../../translation';
import { isShare, isSpan, metricKinds } from './metricKinds';

/** A figure's formula in words, then with its numbers. */
export type FormulaWords = { words: string; numbers: string };

export function formulaWords(t: Translate, figure: Figure): FormulaWords {
  const { id, numerator, denominator, sampleSize } = figure;
  const { statistic } = metricKinds[id];
  const items = t(`figures.metric.${id}.all`);
  const result = formatFigure(t, figure.value, figure.unit);
  const span = isSpan(id) ? t(`figures.metric.${id}.span`) : '';
  const ratio = (above: number, below: number) =>
    t('figures.formula.ratio', {
      numerator: String(above),
      denominator: String(below),
      result,
    });
  switch (statistic) {
    case 'frequency':
      return {
        words: t('figures.formula.perDay', { items }),
        numbers: ratio(
          numerator ?? sampleSize,
          tidy(denominator ?? figure.window.days),
        ),
      };
    case 'share':
      return {
        words: t('figures.formula.share', {
          items,
          did: isShare(id) ? t(`figures.metric.${id}.part`, { count: 2 }) : '',
        }),
        numbers: ratio(numerator ?? 0, denominator ?? sampleSize),
      };
    case 'median':
    case 'mean':
      return {
        words: t(`figures.formula.${statistic}`, { span, items }),
        numbers: t(`figures.formula.${statistic}Of`, {
          number: String(sampleSize),
          result,
        }),
      };
    case 'count':
      return {
        words: t('figures.formula.count', { items }),
        numbers: t('figures.formula.counted', {
          number: String(numerator ?? sampleSize),
          result,
        }),
      };
    default:
      return { words: span, numbers: t('figures.formula.is', { result }) };
  }
}

function tidy(value: number): number {
  return Math.round(value * 100) / 100;
}
