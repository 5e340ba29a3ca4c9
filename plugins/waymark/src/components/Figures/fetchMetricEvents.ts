import type {
  FigureOptions,
  MetricEvent,
  MetricId,
  WaymarkApi,
} from 'backstage-plugin-waymark-common';

const PAGE_SIZE = 200;
const MAX_PAGES = 5;

/** A figure's latest events, and how many there are beyond those. */
export type FetchedEvents = { items: MetricEvent[]; missing: number };

/** Fetches a figure's events, a thousand at most: more no chart can show. */
export async function fetchMetricEvents(
  api: WaymarkApi,
  modelRef: string,
  metric: MetricId,
  options: FigureOptions,
): Promise<FetchedEvents> {
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
