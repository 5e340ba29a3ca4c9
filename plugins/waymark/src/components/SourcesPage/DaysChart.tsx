import { DateTime } from 'luxon';
import type { Source } from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';
import { BarsOverTime } from '../charts/BarsOverTime';
import { daysWords, refusedOf, sentOf } from './sourceWords';

export type DaysChartProps = { days: Source['days'] };

/** Events a day, and how many of them were refused. */
export function DaysChart(props: DaysChartProps) {
  const { days } = props;
  const t = useTranslate();
  return (
    <BarsOverTime
      title={t('sources.days.title')}
      axes={t('sources.days.axes')}
      summary={daysWords(t, days)}
      valueName="events"
      partNames={{ part: 'refused', rest: t('sources.days.rest') }}
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
