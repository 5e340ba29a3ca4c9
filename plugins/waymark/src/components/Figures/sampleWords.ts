import type { Figure } from 'backstage-plugin-waymark-common';
import type { Translate } from '../../translation';
import { isShare, metricKinds } from './metricKinds';

/** What a figure is over: "median of 14 changes", "3 of 21 releases failed". */
export function sampleWords(t: Translate, figure: Figure): string {
  const { id, numerator, denominator, sampleSize } = figure;
  const { statistic } = metricKinds[id];
  const items = (count: number) => t(`figures.metric.${id}.items`, { count });
  const days = dayWords(t, figure.window.days);
  switch (statistic) {
    case 'share': {
      const all = denominator ?? sampleSize;
      if (numerator === undefined || !isShare(id)) {
        return t('figures.sample.age', { items: items(all) });
      }
      // "0 of 1 deployment was", "1 of 24 deployments was", "0 of 24 deployments were"
      const count = numerator === 1 || all === 1 ? 1 : numerator;
      return t('figures.sample.share', {
        numerator: String(numerator),
        items: items(all),
        did: t(`figures.metric.${id}.part`, { count }),
      });
    }
    case 'frequency':
      return t('figures.sample.frequency', {
        items: items(numerator ?? sampleSize),
        days,
      });
    case 'count':
      return t('figures.sample.count', { days });
    default:
      return t(`figures.sample.${statistic}`, { items: items(sampleSize) });
  }
}

function dayWords(t: Translate, days: number): string {
  return t('figures.sample.days', { count: Math.round(days * 10) / 10 });
}
