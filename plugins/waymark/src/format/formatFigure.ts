import type { Figure } from 'backstage-plugin-waymark-common';
import type { Translate } from '../translation';
import { formatDuration } from './formatDuration';
import { formatFrequency } from './formatFrequency';
import { formatPercent } from './formatPercent';

/** A figure's value in words people use, "No data" when there is none. */
export function formatFigure(
  t: Translate,
  value: number | null,
  unit: string,
): string {
  if (value === null) return t('format.noData');
  switch (unit as Figure['unit']) {
    case 'ms':
      return formatDuration(value);
    case 'ratio':
      return formatPercent(value);
    case 'perDay':
      return formatFrequency(t, value);
    default:
      return Number(value.toFixed(1)).toString();
  }
}
