import type { MetricEvent } from 'backstage-plugin-waymark-common';
import type { FigureEvent } from '../metrics/computeFigures';
import { formatInstant } from '../kernel/time/instant';

/** An item of a figure as the API tells it. */
export function toMetricEvent(
  item: FigureEvent,
  model: string,
  type: string,
): MetricEvent {
  return {
    eventId: item.id,
    source: item.source,
    type,
    time: formatInstant(item.at),
    model,
    version: item.version ?? null,
    environment: item.environment ?? null,
    contributes: item.excludedFor === undefined,
    excludedFor: item.excludedFor ?? null,
    value: item.value ?? null,
    url: item.url ?? item.runUrl ?? item.changeUrl ?? null,
    runUrl: item.runUrl ?? null,
    changeUrl: item.changeUrl ?? null,
    ...(item.change ? { change: item.change } : {}),
    ...(item.times ? { times: item.times } : {}),
    ...(item.stale ? { stale: true } : {}),
    related: item.related.map(({ kind, source, id, at, text, url, stale }) => ({
      kind,
      eventId: id,
      source,
      time: formatInstant(at),
      text,
      url: url ?? null,
      ...(stale ? { stale } : {}),
    })),
  };
}
