import type { Figure } from 'backstage-plugin-waymark-common';
import { formatDuration } from './formatDuration';
import { formatFrequency } from './formatFrequency';
import { formatPercent } from './formatPercent';

/** A figure's value in words people use, "No data" when there is none. */
export function formatFigure(value: number | null, unit: string): string {
  if (value === null) return 'No data';
  switch (unit as Figure['unit']) {
    case 'ms':
      return formatDuration(value);
    case 'ratio':
      return formatPercent(value);
    case 'perDay':
      return formatFrequency(value);
    default:
      return Number(value.toFixed(1)).toString();
  }
}
