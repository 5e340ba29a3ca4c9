import type {
  Figure,
  MetricEvent,
  ModelMetrics,
} from '@waymark/backstage-plugin-waymark-common';
import { formatDuration, metricTitle } from '../../format';
import { durationTicks } from '../charts/durationTicks';
import { ScatterWithMedian } from '../charts/ScatterWithMedian';

/** A median of durations and the events behind it. */
export type DurationsChartProps = {
  figure: Figure;
  events: MetricEvent[];
  /** Events of deployments that failed, where that tells them apart */
  failed?: Set<string>;
  window: ModelMetrics['window'];
  axes: string;
};

/** Each duration at its time, with the median. */
export function DurationsChart(props: DurationsChartProps) {
  const { figure, events, failed, window, axes } = props;
  const title = metricTitle(figure.id);
  const points = events.flatMap(event =>
    event.contributes && event.value !== null
      ? {
          key: eventKey(event),
          at: event.time,
          value: event.value,
          name: [event.version, event.environment].filter(Boolean).join(', '),
          failed: failed?.has(eventKey(event)) ?? false,
        }
      : [],
  );
  if (points.length === 0) return null;
  const median = figure.value ?? undefined;
  const failures = failed
    ? `; ${points.filter(point => point.failed).length} failed`
    : '';
  const values = points.map(point => point.value);
  return (
    <ScatterWithMedian
      title={`${title}, each`}
      axes={axes}
      summary={`${title}: ${points.length} from ${formatDuration(
        Math.min(...values),
      )} to ${formatDuration(Math.max(...values))}${
        median === undefined ? '' : `, median ${formatDuration(median)}`
      }${failures}`}
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

/** Names one event among all. */
export function eventKey(event: { source: string; eventId: string }): string {
  return `${event.source} ${event.eventId}`;
}
