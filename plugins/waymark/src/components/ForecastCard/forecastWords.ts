import type { Forecast } from 'backstage-plugin-waymark-common';
import type { Translate } from '../../translation';
import { formatDuration } from '../../format';

type Horizon = Forecast['releases']['horizons'][number];

/** "About 4.3 releases in 30 days: 2 to 7 with 80 %, 1 to 9 with 95 % probability". */
export function horizonWords(
  t: Translate,
  { days, expected, intervals }: Horizon,
): string {
  const ranges = intervals
    .map(({ level, low, high }) =>
      t('forecast.with', {
        range:
          low === high
            ? String(low)
            : t('forecast.range', { low: String(low), high: String(high) }),
        share: percent(level),
      }),
    )
    .join(', ');
  return t('forecast.horizon', {
    expected: String(Number(expected.toFixed(1))),
    days: String(days),
    ranges,
  });
}

/** "50 % of changes take at most 3 h", a line each. */
export function leadTimeWords(
  t: Translate,
  { quantiles }: Forecast['leadTime'],
): string[] {
  return quantiles.map(({ level, value }) =>
    t('forecast.takeAtMost', {
      share: percent(level),
      duration: formatDuration(value),
    }),
  );
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
