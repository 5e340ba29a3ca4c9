import type { Figure } from 'backstage-plugin-waymark-common';
import type { Translate } from '../../translation';
import { reasonWords } from './reasonWords';

/** What stands beside a figure so that it flatters nobody: a line each. */
export function besideWords(t: Translate, figure: Figure): string[] {
  const { id, open, unattributed, fixForwards, maturing, endWithoutStart } =
    figure;
  const lines: string[] = figure.excluded
    .filter(exclusion => exclusion.count > 0)
    .map(({ count, reason }) =>
      t('figures.beside.leftOut', {
        number: String(count),
        reason: reasonWords(t, reason),
      }),
    );
  if (open) {
    const what = id === 'timeToRestore' ? 'incidentsOpen' : 'failuresOpen';
    lines.push(t(`figures.beside.${what}`, { count: open }));
  }
  if (unattributed !== undefined) {
    lines.push(t('figures.beside.unattributed', { count: unattributed }));
  }
  if (fixForwards !== undefined) {
    lines.push(t('figures.beside.fixForwards', { count: fixForwards }));
  }
  if (endWithoutStart) {
    lines.push(t('figures.beside.endWithoutStart', { count: endWithoutStart }));
  }
  if (maturing) {
    lines.push(t('figures.beside.maturing', { count: maturing }));
  }
  return lines;
}
