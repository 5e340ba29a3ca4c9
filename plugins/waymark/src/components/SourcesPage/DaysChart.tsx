import { DateTime } from 'luxon';
import type { Source } from 'backstage-plugin-waymark-common';
import { BarsOverTime } from '../charts/BarsOverTime';
import { daysWords, refusedOf, sentOf } from './sourceWords';

export type DaysChartProps = { days: Source['days'] };

/** Events a day, and how many of them were refused. */
export function DaysChart(props: DaysChartProps) {
  const { days } = props;
  return (
    <BarsOverTime
      title="Events a day"
      axes="Number of events a day, UTC"
      summary={daysWords(days)}
      valueName="events"
      partNames={{ part: 'refused', rest: 'accepted or known' }}
      bars={days.map(day => ({
        label: day.day,
        tick: DateTime.fromISO(day.day).toFormat('d LLL'),
        value: sentOf(day),
        part: refusedOf(day),
      }))}
      format={String}
      integers
      height={180}
    />
  );
}
