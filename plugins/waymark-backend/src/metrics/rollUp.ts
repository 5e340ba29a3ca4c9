import type {
  MetricId,
  Quartiles,
  RollupFigure,
} from 'backstage-plugin-waymark-common';
import type { BandLegend } from './bands';
import { combine, type Contribution } from './contribution';
import type { ModelContributions } from './contributeAll';
import { metricIds, metricRegistry } from './registry';
import { inAscending, quantileOfSorted } from './statistics';
import { summarize } from './tally';
import { toFigure } from './toFigure';
import type { Window } from './window';

const NO_MODELS = 'No model in this scope has sent events';

/**
 * Every figure over many models: over all their items, with the quartiles of
 * the models' own values beside it. Of one model it is that model's figure.
 */
export function rollUp(
  models: readonly ModelContributions[],
  window: Window,
  legend?: BandLegend,
): Record<MetricId, RollupFigure> {
  return Object.fromEntries(
    metricIds.map(id => [
      id,
      rollUpMetric(
        id,
        models.map(model => model[id]),
        window,
        legend,
      ),
    ]),
  ) as Record<MetricId, RollupFigure>;
}

function rollUpMetric(
  id: MetricId,
  contributions: readonly Contribution[],
  window: Window,
  legend: BandLegend | undefined,
): RollupFigure {
  const definition = metricRegistry[id];
  const total =
    contributions.length > 0
      ? combine(contributions)
      : { count: 0, sum: 0, reason: NO_MODELS };
  const figure = toFigure(definition, total, window, legend);
  const quartiles = quartilesOf(
    contributions.flatMap(each => valueOf(id, each, window) ?? []),
  );
  // The limits of a frequency are for one model; a sum over many meets any.
  const summed =
    definition.statistic === 'rate' && (quartiles?.models ?? 0) > 1;
  return { ...figure, ...(summed ? { band: null } : {}), quartiles };
}

/** The figure of one model alone; undefined without a value. */
export function valueOf(
  id: MetricId,
  contribution: Contribution,
  asked: Window,
): number | undefined {
  const definition = metricRegistry[id];
  const window = definition.windowFor?.(asked) ?? asked;
  return summarize(definition, contribution, window).value;
}

function quartilesOf(values: readonly number[]): Quartiles | null {
  if (values.length === 0) return null;
  const sorted = inAscending(values);
  const at = (fraction: number) => quantileOfSorted(sorted, fraction);
  return {
    models: values.length,
    min: at(0),
    q1: at(0.25),
    median: at(0.5),
    q3: at(0.75),
    max: at(1),
  };
}
