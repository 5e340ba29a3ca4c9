import type {
  Benchmark,
  QuickCheckScore,
} from 'backstage-plugin-waymark-common';
import type { Translate } from '../../translation';

/** "6 of 10", or why there is none. */
export function scoreWords(
  t: Translate,
  { score, reason }: QuickCheckScore,
): string {
  return score === null
    ? t('quickCheck.noScore', { reason: reason ?? '' })
    : t('quickCheck.score', { score: tidy(score) });
}

/** "Insurance 4.4 ± 2.5, 10,000 or more employees 4.9 ± 2.8". */
export function benchmarkWords(benchmarks: readonly Benchmark[]): string {
  return benchmarks
    .map(({ name, mean, sd }) =>
      [name, tidy(mean), ...(sd === null ? [] : ['±', tidy(sd)])].join(' '),
    )
    .join(', ');
}

function tidy(value: number): string {
  return Number(value.toFixed(1)).toString();
}
