import type { Figure, MetricId } from 'backstage-plugin-waymark-common';
import { isStale } from '../projections/kinds/incidents/IncidentRow';
import { keyOf } from '../projections/order';
import type { EventKey, ModelRows } from '../projections/rows';
import { runSteps, type Steps } from '../kernel/time/steps';
import { contributeInSteps, type ModelContributions } from './contributeAll';
import { evaluate } from './evaluate';
import type { MetricItem, MetricQuery } from './MetricDefinition';
import { createModelHistory } from './ModelHistory';
import { metricIds, metricRegistry } from './registry';
import { relatedIn, type Related } from './related';
import { toFigure } from './toFigure';
import type { Window } from './window';

/** Every figure of one model over one window. */
export function computeFigures(
  rows: ModelRows,
  query: MetricQuery,
): Record<MetricId, Figure> {
  return runSteps(figuresInSteps(rows, query));
}

/** The same in steps, between which the thread may do something else. */
export function* figuresInSteps(
  rows: ModelRows,
  query: MetricQuery,
): Steps<Record<MetricId, Figure>> {
  const history = createModelHistory(rows, query);
  yield;
  return toFigures(yield* contributeInSteps(history, query), query);
}

/** The figures of one model, of what it brings to each. */
export function toFigures(
  contributions: ModelContributions,
  query: Window & Pick<MetricQuery, 'legend'>,
): Record<MetricId, Figure> {
  return Object.fromEntries(
    metricIds.map(id => [
      id,
      toFigure(metricRegistry[id], contributions[id], query, query.legend),
    ]),
  ) as Record<MetricId, Figure>;
}

/** An item of a figure with what it is to be read with. */
export type FigureEvent = MetricItem & {
  related: Related[];
  /** It is an incident that nothing was told of for long */
  stale?: boolean;
};

/**
 * The items one figure is over, in order, those left out included: what its
 * value is made of.
 */
export function figureEvents(
  rows: ModelRows,
  query: MetricQuery,
  id: MetricId,
): FigureEvent[] {
  const definition = metricRegistry[id];
  const history = createModelHistory(rows, query);
  const relatedOf = relatedIn(history);
  const stale = new Set(
    rows.incidents
      .filter(row => isStale(row, query.asOf))
      .map(({ openedBy }) => keyOf(openedBy)),
  );
  const marked = <T extends EventKey>(event: T) =>
    stale.has(keyOf(event)) ? { ...event, stale: true } : event;
  return evaluate(definition, history, query).items.map(item => ({
    ...marked(item),
    related: [
      ...(definition.related?.(history, item) ?? []),
      ...relatedOf(item),
    ].map(marked),
  }));
}
