import type { Figure } from 'backstage-plugin-waymark-common';
import { formatDuration, formatFrequency } from '../../format';
import type { Translate } from '../../translation';
import { metricKinds } from './metricKinds';

/** How a figure moved against the window of the same length before. */
export type ChangeWords = {
  arrow: '↑' | '↓' | '→';
  /** "up 4.8 percentage points" */
  text: string;
  judgement?: 'better' | 'worse';
};

/** The trend in words; `undefined` where there is nothing to compare with. */
export function changeWords(
  t: Translate,
  figure: Figure,
): ChangeWords | undefined {
  const change = figure.previous?.change;
  if (change === null || change === undefined) return undefined;
  if (change === 0) return { arrow: '→', text: t('figures.change.unchanged') };
  const up = change > 0;
  const { better } = metricKinds[figure.id];
  return {
    arrow: up ? '↑' : '↓',
    text: t(up ? 'figures.change.up' : 'figures.change.down', {
      size: sizeOf(t, Math.abs(change), figure.unit),
    }),
    ...(better === 'neither'
      ? {}
      : { judgement: (better === 'higher') === up ? 'better' : 'worse' }),
  };
}

function sizeOf(t: Translate, change: number, unit: Figure['unit']): string {
  switch (unit) {
    case 'ratio':
      return t('figures.change.points', {
        points: String(Number((change * 100).toFixed(1))),
      });
    case 'ms':
      return formatDuration(change);
    case 'perDay':
      return formatFrequency(t, change);
    default:
      return Number(change.toFixed(1)).toString();
  }
}
