import type { Figure } from 'backstage-plugin-waymark-common';
import type { Translate } from '../../translation';
import { reasonWords } from './reasonWords';

/** Why a figure has no value, and what to do about it. */
export function noValueWords(t: Translate, figure: Figure): string {
  const reason = figure.reason
    ? reasonWords(t, figure.reason)
    : t('figures.nothingToCount');
  const sentence = reason[0].toLocaleUpperCase() + reason.slice(1);
  return t('figures.noValue', {
    reason: /[.!?]$/.test(sentence) ? sentence : `${sentence}.`,
    todo: t(`figures.metric.${figure.id}.todo`),
  });
}
