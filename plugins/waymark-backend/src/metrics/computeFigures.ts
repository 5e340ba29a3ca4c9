import type {
  Figure,
  MetricId,
} from '@waymark/backstage-plugin-waymark-common';
import type { ModelRows } from '../projections/rows';
import { bandLegends, bandOf } from './bands';
import { evaluate } from './evaluate';
import type {
  MetricDefinition,
  MetricItem,
  MetricQuery,
} from './MetricDefinition';
import { createModelHistory, type ModelHistory } from './ModelHistory';
import { metricIds, metricRegistry } from './registry';
import { windowBefore } from './window';

const PAGES = 'https://github.com/waymark-dev/waymark/blob/main/docs/metrics';

/** Every figure of one model over one window. */
export function computeFigures(
  rows: ModelRows,
  query: MetricQuery,
): Record<MetricId, Figure> {
  const history = createModelHistory(rows, query);
  return Object.fromEntries(
    metricIds.map(id => [id, toFigure(metricRegistry[id], history, query)]),
  ) as Record<MetricId, Figure>;
}

/**
 * The items one figure is over, in order, those left out included: what its
 * value is made of.
 */
export function figureEvents(
  rows: ModelRows,
  query: MetricQuery,
  id: MetricId,
): MetricItem[] {
  return evaluate(metricRegistry[id], createModelHistory(rows, query), query)
    .items;
}

function toFigure(
  definition: MetricDefinition,
  history: ModelHistory,
  query: MetricQuery,
): Figure {
  const { id, version, unit, beside } = definition;
  const { items, window, ...result } = evaluate(definition, history, query);
  const value = result.value ?? null;
  return {
    id,
    unit,
    ...result,
    value,
    excluded: countExclusions(items),
    ...beside?.(history, window, items),
    band: bandOf(query.legend ?? bandLegends[0], id, value),
    previous: compareWithBefore(definition, history, query, value),
    definition: { id, version, url: `${PAGES}/${id}.md` },
  };
}

/** `open` is no exclusion: it has a field of its own. */
function countExclusions(items: readonly MetricItem[]): Figure['excluded'] {
  const counts = new Map<string, number>();
  for (const { excludedFor } of items) {
    if (excludedFor === undefined || excludedFor === 'open') continue;
    counts.set(excludedFor, (counts.get(excludedFor) ?? 0) + 1);
  }
  return [...counts]
    .map(([reason, count]) => ({ reason, count }))
    .sort((a, b) => (a.reason < b.reason ? -1 : 1));
}

function compareWithBefore(
  definition: MetricDefinition,
  history: ModelHistory,
  query: MetricQuery,
  value: number | null,
): Figure['previous'] {
  const { trend } = definition;
  if (trend === 'none') return null;
  const window = definition.windowFor?.(query) ?? query;
  if (trend) return trend(history, window);
  const before = evaluate(definition, history, windowBefore(window));
  const previous = before.value ?? null;
  return {
    value: previous,
    change: value === null || previous === null ? null : value - previous,
  };
}
