import type { Figure } from 'backstage-plugin-waymark-common';
import { formatDuration, formatFrequency } from '../../format';
import { metricWords } from './metricWords';

/** How a figure moved against the window of the same length before. */
export type ChangeWords = {
  arrow: '↑' | '↓' | '→';
  /** "up 4.8 percentage points" */
  text: string;
  judgement?: 'better' | 'worse';
};

/** The trend in words; `undefined` where there is nothing to compare with. */
export function changeWords(figure: Figure): ChangeWords | undefined {
  const change = figure.previous?.change;
  if (change === null || change === undefined) return undefined;
  if (change === 0) return { arrow: '→', text: 'unchanged' };
  const up = change > 0;
  const { better } = metricWords[figure.id];
  return {
    arrow: up ? '↑' : '↓',
    text: `${up ? 'up' : 'down'} ${size(Math.abs(change), figure.unit)}`,
    ...(better === 'neither'
      ? {}
      : { judgement: (better === 'higher') === up ? 'better' : 'worse' }),
  };
}

function size(change: number, unit: Figure['unit']): string {
  switch (unit) {
    case 'ratio':
      return `${Number((change * 100).toFixed(1))} percentage points`;
    case 'ms':
      return formatDuration(change);
    case 'perDay':
      return formatFrequency(change);
    default:
      return Number(change.toFixed(1)).toString();
  }
}
