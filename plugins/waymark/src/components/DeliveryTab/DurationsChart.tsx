import type {
  Figure,
  MetricEvent,
  ModelMetrics,
} from 'backstage-plugin-waymark-common';
import { formatDuration, metricTitle } from '../../format';
import { useTranslate } from '../../hooks/useTranslate';
import { durationTicks } from '../charts/durationTicks';
import { ScatterWithMedian } from '../charts/ScatterWithMedian';
import { useEventPath } from '../Figures/useEventPath';
import { eventKey } from './eventKey';

/** A median of durations and the events behind it. */
export type DurationsChartProps = {
  modelRef: string;
  figure: Figure;
  events: MetricEvent[];
  /** Events of deployments that failed */
  failures: MetricEvent[];
  window: ModelMetrics['window'];
  axes: string;
};

/** Each duration at its time, with the median. */
export function DurationsChart(props: DurationsChartProps) {
  const { modelRef, figure, events, failures, window, axes } = props;
  const pathOf = useEventPath(modelRef);
  const t = useTranslate();
  const failed = new Map(failures.map(each => [eventKey(each), each.related]));
  const title = metricTitle(t, figure.id);
  const points = events.flatMap(event =>
    event.contributes && event.value !== null
      ? {
          key: eventKey(event),
          at: event.time,
          value: event.value,
          name: [event.version, event.environment].filter(Boolean).join(', '),
          failed: failed.has(eventKey(event)),
          cause: causeOf(failed.get(eventKey(event)), pathOf),
        }
      : [],
  );
  if (points.length === 0) return null;
  const median = figure.value ?? undefined;
  const values = points.map(point => point.value);
  return (
    <ScatterWithMedian
      title={t('delivery.durations.title', { metric: title })}
      axes={axes}
      summary={t(
        median === undefined
          ? 'delivery.durations.summary'
          : 'delivery.durations.summaryWithMedian',
        {
          metric: title,
          values: String(points.length),
          min: formatDuration(Math.min(...values)),
          max: formatDuration(Math.max(...values)),
          median: formatDuration(median ?? 0),
          failed: String(points.filter(point => point.failed).length),
        },
      )}
      valueName={title}
      points={points}
      median={median}
      from={window.from}
      to={window.to}
      format={formatDuration}
      ticks={durationTicks(Math.max(...values))}
    />
  );
}

/** What failed it in words, leading to the first of it. */
function causeOf(
  related: MetricEvent['related'] | undefined,
  pathOf: ReturnType<typeof useEventPath>,
) {
  if (!related?.length) return undefined;
  return {
    text: related.map(({ text }) => text).join('; '),
    to: pathOf(related[0]),
  };
}
