import type {
  FigureOptions,
  MetricEvent,
  MetricId,
  WaymarkApi,
} from '@waymark/backstage-plugin-waymark-common';

const PAGE_SIZE = 200;
const MAX_PAGES = 5;

/** A figure's events for a chart, and how many there are beyond those. */
export type ChartEvents = { items: MetricEvent[]; missing: number };

/** Fetches a figure's events, a thousand at most: more no chart can show. */
export async function fetchMetricEvents(
  api: WaymarkApi,
  modelRef: string,
  metric: MetricId,
  options: FigureOptions,
): Promise<ChartEvents> {
  const items: MetricEvent[] = [];
  let cursor: string | undefined;
  let total = 0;
  for (let page = 0; page < MAX_PAGES; page++) {
    const answer = await api.getMetricEvents(modelRef, metric, {
      ...options,
      cursor,
      limit: PAGE_SIZE,
    });
    items.push(...answer.items);
    total = answer.total;
    if (!answer.nextCursor) break;
    cursor = answer.nextCursor;
  }
  return { items, missing: Math.max(0, total - items.length) };
}
