import type { Figure } from 'backstage-plugin-waymark-common';
import { metricWords } from './metricWords';
import { reasonWords } from './reasonWords';

/** Why a figure has no value, and what to do about it. */
export function noValueWords(figure: Figure): string {
  const reason = reasonWords(figure.reason ?? 'nothing to count');
  const sentence = reason[0].toLocaleUpperCase('en-US') + reason.slice(1);
  return `${sentence}${/[.!?]$/.test(sentence) ? '' : '.'} ${
    metricWords[figure.id].todo
  }`;
}
