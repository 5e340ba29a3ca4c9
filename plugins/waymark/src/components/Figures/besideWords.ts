import type { Figure } from 'backstage-plugin-waymark-common';
import { reasonWords } from './reasonWords';

/** What stands beside a figure so that it flatters nobody: a line each. */
export function besideWords(figure: Figure): string[] {
  const lines = figure.excluded
    .filter(exclusion => exclusion.count > 0)
    .map(({ count, reason }) => `${count} left out: ${reasonWords(reason)}`);
  const { open, unattributed, fixForwards, maturing } = figure;
  if (open) {
    lines.push(`${open} not counted: ${openWords(figure, open)} yet`);
  }
  if (unattributed !== undefined) {
    lines.push(
      `${unattributed} production ${
        unattributed === 1 ? 'incident' : 'incidents'
      } nothing is blamed for`,
    );
  }
  if (fixForwards !== undefined) {
    lines.push(
      `${fixForwards} ${
        fixForwards === 1
          ? 'fix-forward: a deployment'
          : 'fix-forwards: deployments'
      } made while an earlier one’s incident was open`,
    );
  }
  if (maturing) {
    lines.push(
      `${maturing} ${
        maturing === 1 ? 'release is' : 'releases are'
      } younger than 7 days and left out of the trend`,
    );
  }
  return lines;
}

function openWords({ id }: Figure, open: number): string {
  if (id === 'timeToRestore') {
    return open === 1 ? 'the incident has not ended' : 'have not ended';
  }
  return open === 1
    ? 'the failed deployment has not recovered'
    : 'have not recovered';
}
