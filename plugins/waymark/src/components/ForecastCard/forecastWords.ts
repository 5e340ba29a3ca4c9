import type { Forecast } from 'backstage-plugin-waymark-common';
import { formatDuration } from '../../format';

type Horizon = Forecast['releases']['horizons'][number];

/** "About 4.3 releases in 30 days: 2 to 7 with 80 %, 1 to 9 with 95 % probability". */
export function horizonWords({ days, expected, intervals }: Horizon): string {
  const ranges = intervals
    .map(
      ({ level, low, high }) =>
        `${low === high ? low : `${low} to ${high}`} with ${percent(level)}`,
    )
    .join(', ');
  return `About ${Number(
    expected.toFixed(1),
  )} releases in ${days} days: ${ranges} probability`;
}

/** "50 % of changes take at most 3 h", a line each. */
export function leadTimeWords({ quantiles }: Forecast['leadTime']): string[] {
  return quantiles.map(
    ({ level, value }) =>
      `${percent(level)} of changes take at most ${formatDuration(value)}`,
  );
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
